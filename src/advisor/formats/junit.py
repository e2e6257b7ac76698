"""What cases and examples say of a rule base as JUnit XML, which build servers read."""

from collections.abc import Iterator
from pathlib import PurePath
from xml.etree import ElementTree as ET

from advisor.authoring.cases.verdicts import CaseVerdict, ExampleVerdict, SuiteReport, Undecided
from advisor.authoring.check.examples import failure as example_failure
from advisor.explain.expected import mismatch
from advisor.model import RuleBase
from advisor.problems import Place
from advisor.texts import clean


def to_junit(base: RuleBase, report: SuiteReport) -> bytes:
    """Return the report as an XML document: one suite for the cases, one for the examples."""
    root = ET.Element("testsuites", name=clean(base.title))
    suites = [
        suite("cases", [case_element(base, verdict) for verdict in report.cases]),
        suite("examples", [example_element(verdict) for verdict in report.examples]),
    ]
    root.extend(suites)
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(each.get(total, "0")) for each in suites)))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def suite(name: str, tests: list[ET.Element]) -> ET.Element:
    failed = sum(element.find("failure") is not None for element in tests)
    element = ET.Element(
        "testsuite", name=name, tests=str(len(tests)), failures=str(failed), errors="0", skipped="0"
    )
    element.extend(tests)
    return element


def case_element(base: RuleBase, verdict: CaseVerdict) -> ET.Element:
    """Return a case as a test, with all that is not as expected as one failure."""
    mismatches = [mismatch(base, verdict, failure) for failure in verdict.failures]
    place = mismatches[0].place if mismatches else verdict.case.place
    element = test(PurePath(verdict.case.id).name, PurePath(verdict.case.id).parent.as_posix(), place)
    if mismatches:
        asked = all(isinstance(failure, Undecided) for failure in verdict.failures)
        lines = [line for each in mismatches for line in failure_lines(each.place, each.what, each.details)]
        fail(element, "; ".join(each.what for each in mismatches), lines, "asked" if asked else "failed")
    return element


def failure_lines(place: Place, what: str, details: tuple[tuple[int, str], ...]) -> Iterator[str]:
    yield f"{place}: {what}"
    yield from (f"{'  ' * depth}{line}" for depth, line in details)


def example_element(verdict: ExampleVerdict) -> ET.Element:
    """Return an example as a test; its name says where it stands."""
    place = verdict.example.place
    way = "fires" if verdict.example.fires else "stays silent"
    element = test(f"{way}, line {place.line} column {place.column}", verdict.rule.id, place)
    if not verdict.holds:
        what = example_failure(verdict.rule, verdict.example)
        fail(element, what, [f"{place}: {what}"], "failed")
    return element


def test(name: str, group: str, place: Place) -> ET.Element:
    """Return a test that passed."""
    return ET.Element(
        "testcase", name=clean(name), classname=clean(group), file=clean(place.file), line=str(place.line)
    )


def fail(element: ET.Element, what: str, lines: list[str], kind: str) -> None:
    failure = ET.SubElement(element, "failure", message=clean(what), type=kind)
    failure.text = "\n".join(map(clean, lines))
