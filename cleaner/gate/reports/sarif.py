"""The verdict as SARIF 2.1.0, the OASIS standard in which code scanners tell what they found."""

import hashlib
import os
import posixpath
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from cleaner.gate.reports.lines import line_of
from cleaner.gate.reports.problems import OUTPUT_RULE, Problem, problems, rule_ids
from cleaner.gate.reports.report import Report
from cleaner.gate.reports.words import headline, name_of, value_of
from cleaner.gate.suites.entries import Severity
from cleaner.gate.verdict import Example
from cleaner.visible import visible

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"critical": "error", "warning": "warning", "info": "note"}
_MOST = 25_000  # results of a run are what GitHub takes
_LONGEST = 1000

_Json = dict[str, Any]


def render(report: Report) -> bytes:
    """Put a verdict into SARIF, as indented JSON: a rule for each expectation.

    There is a result for each failing row that is given as an example, and one for each problem
    without examples; at most 25,000, the worst first. A result has the same fingerprints in every
    run in which its rule fails for a row of the same id.
    """
    found = problems(report.verdict)
    rules = list(_rules(report, found))
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    results = [
        _result(one, example, places[one.rule], report)
        for one in found
        for example in one.examples or (None,)
    ]
    run: _Json = {
        "tool": {
            "driver": {
                "name": "cleaner",
                "version": report.version,
                "rules": rules,
            }
        },
        "invocations": [_invocation(report, len(results) - _MOST)],
        "results": results[:_MOST],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log)) + b"\n"


def _invocation(report: Report, left_out: int) -> _Json:
    verdict = report.verdict
    made: _Json = {
        # the gate did its work, whatever came of it, unless an expectation could not be evaluated
        "executionSuccessful": not any(suite.count("error") for suite in verdict.suites),
        "exitCode": 0 if verdict.passed else 1,
        "exitCodeDescription": headline(verdict),
        "endTimeUtc": report.made,
    }
    if left_out > 0:
        text = f"{left_out:,} more results are left out: {_MOST:,} are the most"
        made["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return made


def _rules(report: Report, found: list[Problem]) -> Iterator[_Json]:
    for problem in found:
        if problem.checked is None:
            yield _rule(problem.rule, problem.rule, problem.heading, "", problem.severity)
    for suite, rules in zip(report.verdict.suites, rule_ids(report.verdict), strict=True):
        for rule, one in zip(rules.expectations, suite.expectations, strict=True):
            title = visible(f"{suite.name}: {one.title}", _LONGEST)
            yield _rule(rule, visible(one.type, _LONGEST), title, one.why or "", one.severity)


def _rule(rule: str, name: str, title: str, why: str, severity: Severity) -> _Json:
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": visible(why, _LONGEST) or title},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(problem: Problem, example: Example | None, place: int, report: Report) -> _Json:
    text = f"{problem.title}: {problem.observed}"
    if example:
        text = f"{problem.title}: {name_of(example)}: {value_of(example)}"
    key = f"{problem.rule}\0{example.id if example else ''}"
    hashed = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return {
        "ruleId": problem.rule,
        "ruleIndex": place,
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "locations": [_location(problem, example, report.verdict.output)],
        # the second is the one that GitHub knows results by
        "partialFingerprints": {"ruleAndId/v1": hashed, "primaryLocationLineHash": f"{hashed}:1"},
        "properties": {"decides": problem.decides},
    }


def _location(problem: Problem, example: Example | None, output: str) -> _Json:
    location: _Json = {}
    if output:
        location["physicalLocation"] = place = {"artifactLocation": _artifact(output)}
        if example and (line := line_of(example, output)):
            place["region"] = {"startLine": line}
    if example:
        named = {"name": visible(example.id, _LONGEST), "kind": "object"}
    else:
        named = {"name": problem.suite or OUTPUT_RULE, "kind": "module"}
    location["logicalLocations"] = [named]
    return location


def _artifact(output: str) -> _Json:
    """Name the file: relative to the root of the sources where its name is.

    >>> _artifact("./out/clean 1.jsonl")
    {'uri': 'out/clean%201.jsonl', 'uriBaseId': '%SRCROOT%'}
    >>> _artifact("/data/clean.jsonl")
    {'uri': 'file:///data/clean.jsonl'}
    """
    path = PurePath(output)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    uri = quote(os.fsencode(posixpath.normpath(path.as_posix())))
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}
