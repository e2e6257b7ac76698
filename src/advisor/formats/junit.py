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
        suite("cases", [case_element(base, one) for one in report.cases]),
        suite("examples", [example_element(one) for one in report.examples]),
    ]
    root.extend(suites)
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(one.get(total, "0")) for one in suites)))
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def suite(name: str, tests: list[ET.Element]) -> ET.Element:
    failed = sum(one.find("failure") is not None for one in tests)
    found = ET.Element(
        "testsuite", name=name, tests=str(len(tests)), failures=str(failed), errors="0", skipped="0"
    )
    found.extend(tests)
    return found


def case_element(base: RuleBase, verdict: CaseVerdict) -> ET.Element:
    """Return a case as a test, with all that is not as expected as one failure."""
    found = [mismatch(base, verdict, one) for one in verdict.failures]
    place = found[0].place if found else verdict.case.place
    element = test(PurePath(verdict.case.id).name, PurePath(verdict.case.id).parent.as_posix(), place)
    if found:
        asked = all(isinstance(one, Undecided) for one in verdict.failures)
        lines = [line for one in found for line in failure_lines(one.place, one.what, one.details)]
        fail(element, "; ".join(one.what for one in found), lines, "asked" if asked else "failed")
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
