"""The verdict as JUnit XML, which most CI servers show as tests.

The form is that of the schema `junit-10.xsd` of Jenkins' xUnit plugin.
"""

from collections import Counter

from lxml import etree

from cleaner.gate.reports.problems import OUTPUT_RULE, Problem, SuiteRules, problems, rule_ids
from cleaner.gate.reports.report import Report
from cleaner.gate.reports.words import name_of, value_of
from cleaner.gate.verdict import Checked, SuiteVerdict, Verdict
from cleaner.visible import visible

_LONGEST = 200


def render(report: Report) -> bytes:
    """Put a verdict into JUnit XML, UTF-8: a suite is a test suite, an expectation a test case.

    What decides is a failure, or an error where it could not be evaluated. What failed without
    deciding is skipped with a message, because a failure would turn the build red; so is what had
    no rows to look at. There is a failure or an error if and only if the gate did not pass: the
    output as a whole and a suite that looked at nothing have test cases of their own.
    """
    verdict = report.verdict
    found = {one.rule: one for one in problems(verdict)}
    root = etree.Element("testsuites", name="cleaner")
    if OUTPUT_RULE in found:
        _add_suite(root, "output", report.made, [_failed_case(found[OUTPUT_RULE])])
    for suite, rules in zip(verdict.suites, rule_ids(verdict), strict=True):
        cases = _cases(suite, rules, found)
        element = _add_suite(root, visible(suite.name, _LONGEST), report.made, cases)
        properties = etree.Element("properties")
        for name, value in _properties(suite, verdict):
            etree.SubElement(properties, "property", name=name, value=visible(value, _LONGEST))
        element.insert(0, properties)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return xml


def _properties(suite: SuiteVerdict, verdict: Verdict) -> list[tuple[str, str]]:
    return [
        ("output", verdict.output),
        ("suite", suite.file),
        ("table", suite.table),
        ("rows", str(suite.rows)),
        ("fail_on", verdict.fail_on),
    ]


def _add_suite(
    root: etree._Element, name: str, made: str, cases: list[etree._Element]
) -> etree._Element:
    suite = etree.SubElement(root, "testsuite", name=name, tests=str(len(cases)))
    for counted, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(counted, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("timestamp", visible(made.removesuffix("Z")))
    suite.extend(cases)
    return suite


def _cases(
    suite: SuiteVerdict, rules: SuiteRules, found: dict[str, Problem]
) -> list[etree._Element]:
    name = visible(suite.name, _LONGEST)
    cases = []
    if empty := found.get(rules.rows):
        cases.append(_failed_case(empty))
    titles = Counter(one.title for one in suite.expectations)
    for rule, one in zip(rules.expectations, suite.expectations, strict=True):
        problem = found.get(rule)
        if problem:
            case = _failed_case(problem)
        else:
            case = _case(name, visible(one.title, _LONGEST))
            if one.outcome == "vacuous":
                etree.SubElement(case, "skipped", message=visible(one.observed, _LONGEST))
        if titles[one.title] > 1:
            # a CI server takes cases of one name for one
            case.set("name", f"{case.get('name')} (expectation {one.number})")
        cases.append(case)
    return cases


def _case(suite: str, title: str) -> etree._Element:
    return etree.Element("testcase", classname=f"cleaner.{suite or 'output'}", name=title)


def _failed_case(problem: Problem) -> etree._Element:
    case = _case(problem.suite, problem.title)
    one = problem.checked
    if not problem.decides:
        message = f"failed without deciding ({problem.severity}): {problem.observed}"
        etree.SubElement(case, "skipped", message=message).text = _body(problem)
        return case
    tag = "error" if one and one.outcome == "error" else "failure"
    said = etree.SubElement(case, tag, type=_severity(one), message=problem.observed)
    said.text = _body(problem)
    return case


def _severity(one: Checked | None) -> str:
    return one.severity if one else "critical"


def _body(problem: Problem) -> str:
    lines = [f"{name_of(example)}: {value_of(example)}" for example in problem.examples]
    if problem.why:
        lines.append(f"why: {problem.why}")
    return "\n".join(lines)
