"""Great Expectations leaves no traces: no network, no files, no noise, nothing switched for good."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.gate.samples import article, write

SCRIPT = """
import json, logging, os, socket, sys, threading, warnings
from pathlib import Path

def refuse(*args, **kwargs):
    raise AssertionError("the network was used")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
before = (warnings.showwarning, logging.getLogger("great_expectations").level)

from cleaner.gate import gx
from cleaner.gate.suites import loading
from cleaner_expectations import cleaner_expectations
from tests.gate.samples import AVAILABLE, judge

warming = threading.Thread(target=gx.warm_up)
warming.start()
names = ["article", "media", "run", "ours.json"]
loaded = loading.load_suites(names, [cleaner_expectations()], AVAILABLE)
account = {"read": 2, "written": 2, "quarantined": 0}
warming.join()
filters = list(warnings.filters)
judged = judge(Path("out.jsonl"), loaded, account)

import great_expectations, pandas
from great_expectations.data_context.data_context.context_factory import project_manager
try:
    project_manager.get_current_project()
    left = True
except great_expectations.exceptions.DataContextRequiredError:
    left = False
ours = great_expectations.get_context(mode="ephemeral")
judge(Path("out.jsonl"), loaded, account)
told = {
    "passed": judged.passed,
    "outcomes": {suite.name: suite.outcome for suite in judged.suites},
    "switched back": before == (
        warnings.showwarning, logging.getLogger("great_expectations").level
    ),
    "filters": filters == warnings.filters,
    "context left": left,
    "context of the user": project_manager.get_current_project() is ours,
}
Path("told.json").write_text(json.dumps(told))
"""

# a group in a regular expression makes pandas warn, and a wrong type makes Great Expectations log
OURS = {
    "meta": {"table": "documents"},
    "expectations": [
        {
            "type": "expect_column_values_to_match_regex",
            "kwargs": {"column": "text", "regex": "(a)"},
        },
        {
            "type": "expect_column_values_to_be_between",
            "kwargs": {"column": "title", "min_value": 1},
        },
    ],
}


def test_a_check_leaves_no_traces(tmp_path: Path) -> None:
    write(tmp_path / "out.jsonl", [article(n) for n in range(2)])
    (tmp_path / "ours.json").write_text(json.dumps(OURS))
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", SCRIPT],
        cwd=tmp_path,
        env={
            **os.environ,
            "HOME": str(home),
            "TMPDIR": str(home),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "told.json").read_text()) == {
        "passed": False,
        "outcomes": {"article": "passed", "media": "passed", "run": "passed", "ours": "error"},
        "switched back": True,
        "filters": True,
        "context left": False,
        "context of the user": True,
    }
    assert {path.name for path in tmp_path.iterdir()} == {
        "out.jsonl",
        "ours.json",
        "home",
        "told.json",
    }
    assert list(home.iterdir()) == []
