"""How our expectations are put into words in the documents of Great Expectations."""

from typing import Any

from great_expectations.render.components import RenderedStringTemplateContent


def sentence(words: str, configuration: Any) -> list[RenderedStringTemplateContent]:
    """Give a rule on the texts of a column as a sentence with its column and its share."""
    kwargs = configuration.kwargs if configuration is not None else {}
    template = f"$column {words}"
    if kwargs.get("mostly", 1) != 1:
        template += ", at least $mostly of them"
    return [
        RenderedStringTemplateContent(
            content_block_type="string_template",
            string_template={
                "template": template + ".",
                "params": {"column": kwargs.get("column"), "mostly": kwargs.get("mostly")},
            },
        )
    ]
