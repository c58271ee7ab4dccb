"""Every type of expectation that a suite may use, with rows that pass and rows that fail."""

from typing import Any

import pyarrow as pa

from cleaner.gate.engines.frames import FrameTable, frame_of
from cleaner.gate.tables.columns import Column

Case = tuple[str, dict[str, Any]]

_TITLES = [
    "The bridge",
    None,
    "Café",
    "",
    "橋は三月",
    "naïve ",
    "The bridge",
    "a\nb",
    "Ärger",
    None,
]
_SCORES = [0.5, None, -1.25, 3.0, 3.0, 1e6, 0.0, None, 2.5, 0.125]

COLUMNS: dict[str, Column] = {
    name: Column(dtype, "", (), lambda row: row)  # type: ignore[arg-type]
    for name, dtype in [
        ("id", "string"), ("words", "integer"), ("lines", "integer"), ("title", "string"),
        ("section", "string"), ("score", "number"), ("published", "string"), ("mojibake", "integer"),
        ("detected_language", "string"), ("empty", "number"),
    ]
}  # fmt: skip


def batches(rows: int = 60) -> tuple[pa.Schema, list[pa.RecordBatch]]:
    """Give a table whose values come in a pattern, with nulls, ties and letters of all kinds."""
    table = {
        "id": [f"page-{number % (rows - 2)}" for number in range(rows)],
        "words": [(number * 37) % 50 for number in range(rows)],
        "lines": [(number * 11) % 50 for number in range(rows)],
        "title": [_TITLES[number % 10] for number in range(rows)],
        "section": [("news", "sport", None)[number % 3] for number in range(rows)],
        "score": [_SCORES[number % 10] for number in range(rows)],
        "published": [
            ("2024-03-01", "2024-13-01", "1 May", None)[number % 4] for number in range(rows)
        ],
        "mojibake": [int(number % 7 == 0) for number in range(rows)],
        "detected_language": [("en", "de", "")[number % 3] for number in range(rows)],
        "empty": pa.array([None] * rows, pa.float64()),
        "row": list(range(1, rows + 1)),
    }
    made = pa.RecordBatch.from_pydict(table)
    return made.schema, [made]


def frame_table() -> FrameTable:
    """Give the table to pandas."""
    schema, made = batches()
    return FrameTable(frame_of(made, schema))


def case(name: str, **kwargs: Any) -> Case:
    return f"expect_{name}", kwargs


def between(type_: str, low: float, high: float, column: str = "words") -> list[Case]:
    """Bounds that hold, that don't, and the same without the bounds themselves."""
    return [
        case(type_, column=column, min_value=low, max_value=high),
        case(type_, column=column, min_value=high, strict_min=True),
        case(type_, column=column, max_value=low, strict_max=True),
    ]


PAIR = {"column_A": "words", "column_B": "lines"}
LIST = {"column_list": ["words", "lines"]}
QUANTILES = {
    "quantiles": [0.1, 0.33, 0.5, 0.9],
    "value_ranges": [[0, 9], [10, 20], [None, 30], [40, None]],
}

CASES: list[Case] = [
    case("column_distinct_values_to_be_in_set", column="section", value_set=["news", "sport", "x"]),
    case("column_distinct_values_to_be_in_set", column="title", value_set=["Café"]),
    case("column_distinct_values_to_contain_set", column="section", value_set=["news"]),
    case("column_distinct_values_to_contain_set", column="section", value_set=["culture"]),
    case("column_distinct_values_to_equal_set", column="section", value_set=["news", "sport"]),
    case("column_distinct_values_to_equal_set", column="mojibake", value_set=[0, 2]),
    case(
        "column_kl_divergence_to_be_less_than", column="section", threshold=0.1,
        partition_object={"values": ["news", "sport"], "weights": [0.5, 0.5]},
    ),
    *between("column_max_to_be_between", 49, 50),
    *between("column_max_to_be_between", 1e6, 1e6, "score"),
    *between("column_mean_to_be_between", 24, 25),
    *between("column_mean_to_be_between", 0, 1, "score"),
    *between("column_median_to_be_between", 24, 25),
    *between("column_median_to_be_between", 1, 2, "score"),
    *between("column_min_to_be_between", 0, 0),
    *between("column_min_to_be_between", -2, -1, "score"),
    case("column_most_common_value_to_be_in_set", column="section", value_set=["news", "sport"], ties_okay=True),
    case("column_most_common_value_to_be_in_set", column="title", value_set=["Café"]),
    case("column_pair_values_a_to_be_greater_than_b", **PAIR, or_equal=True),
    case("column_pair_values_a_to_be_greater_than_b", **PAIR, ignore_row_if="neither"),
    case("column_pair_values_to_be_equal", **PAIR),
    case("column_pair_values_to_be_equal", column_A="title", column_B="section"),
    case("column_pair_values_to_be_equal", column_A="title", column_B="section", ignore_row_if="neither"),
    case("column_pair_values_to_be_in_set", column_A="section", column_B="mojibake", value_pairs_set=[["news", 0], ["sport", 0]]),
    *between("column_proportion_of_non_null_values_to_be_between", 0.7, 0.9, "title"),
    *between("column_proportion_of_unique_values_to_be_between", 0.8, 0.9),
    *between("column_proportion_of_unique_values_to_be_between", 0.1, 0.2, "title"),
    case("column_quantile_values_to_be_between", column="words", quantile_ranges=QUANTILES),
    case("column_quantile_values_to_be_between", column="score", quantile_ranges=QUANTILES),
    *between("column_stdev_to_be_between", 14, 15),
    *between("column_stdev_to_be_between", 1, 2, "score"),
    *between("column_sum_to_be_between", 1400, 1500),
    *between("column_sum_to_be_between", 1, 2, "score"),
    *between("column_unique_value_count_to_be_between", 50, 50),
    *between("column_unique_value_count_to_be_between", 7, 8, "title"),
    *between("column_value_lengths_to_be_between", 1, 8, "title"),
    case("column_value_lengths_to_equal", column="title", value=4),
    case("column_value_z_scores_to_be_less_than", column="words", threshold=1.5, double_sided=True),
    case("column_value_z_scores_to_be_less_than", column="score", threshold=1, double_sided=False),
    *between("column_values_to_be_between", 3, 40),
    *between("column_values_to_be_between", 0, 3, "score"),
    case("column_values_to_be_between", column="words", min_value=3, mostly=0.9),
    case("column_values_to_be_between", column="empty", min_value=3),
    case("column_values_to_be_in_set", column="section", value_set=["news"]),
    case("column_values_to_be_in_set", column="mojibake", value_set=[0, 1]),
    case("column_values_to_be_in_set", column="score", value_set=[0.5, 3]),
    case("column_values_to_be_null", column="title", mostly=0.2),
    case("column_values_to_be_null", column="empty"),
    case("column_values_to_be_unique", column="id"),
    case("column_values_to_be_unique", column="title", mostly=0.5),
    case("column_values_to_be_unique", column="empty"),
    case("column_values_to_match_regex", column="title", regex=r"^\w+\Z"),
    case("column_values_to_match_regex", column="title", regex="(?i)café|^$"),
    case("column_values_to_match_regex", column="published", regex=r"^\d{4}-\d\d-\d\d\Z", mostly=0.5),
    case("column_values_to_match_regex_list", column="title", regex_list=["^T", "é$"]),
    case("column_values_to_match_regex_list", column="title", regex_list=["^T", "b"], match_on="all"),
    case("column_values_to_match_strftime_format", column="published", strftime_format="%Y-%m-%d"),
    case("column_values_to_not_be_in_set", column="section", value_set=["sport"]),
    case("column_values_to_not_be_null", column="title", mostly=0.8),
    case("column_values_to_not_be_null", column="title"),
    case("column_values_to_not_be_outliers", column="score", method="iqr", multiplier=1.5),
    case("column_values_to_not_be_outliers", column="words", method="std", multiplier=1),
    case("column_values_to_not_match_regex", column="title", regex=r"\s"),
    case("column_values_to_not_match_regex", column="section", regex="^news"),
    case("column_values_to_not_match_regex_list", column="title", regex_list=["^T", "é$"]),
    case("compound_columns_to_be_unique", column_list=["id", "section"]),
    case("compound_columns_to_be_unique", column_list=["title", "section"], ignore_row_if="any_value_is_missing"),
    case("multicolumn_sum_to_equal", **LIST, sum_total=48),
    case("multicolumn_values_to_be_equal", **LIST),
    case("select_column_values_to_be_unique_within_record", **LIST),
    case("table_row_count_to_be_between", min_value=1, max_value=60),
    case("table_row_count_to_be_between", min_value=61),
    case("table_row_count_to_equal", value=60),
    case("column_type_to_be", column="words", type_="int64"),
    case("column_values_to_be_of_type", column="title", type_="str"),
    case("column_values_to_be_free_of_mojibake", column="mojibake"),
    case("column_values_to_be_free_of_mojibake", column="mojibake", mostly=0.8),
    case("column_values_to_be_free_of_mojibake", column="title"),
    case("column_values_to_be_free_of_php_dumps", column="mojibake"),
    case("column_values_to_be_free_of_markup", column="mojibake"),
    case("column_values_to_be_free_of_control_characters", column="mojibake"),
    case("column_values_to_be_in_plausible_language", column="detected_language"),
    case("column_values_to_be_in_plausible_language", column="detected_language", languages=["en"]),
    case("column_values_to_be_valid_media_links", column="title"),
    case("column_values_to_not_be_near_duplicates", column="title"),
]  # fmt: skip

CONDITION = {
    "type": "and",
    "conditions": [
        {"type": "comparison", "column": {"name": "words"}, "operator": ">", "parameter": 10},
        {"type": "nullity", "column": {"name": "section"}, "is_null": False},
    ],
}
