"""Findings as experts write them: yes or no, with values, or sums."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.language.grammar.sections import CONCLUDED_KINDS, FINDING, VALUED
from advisor.language.grammar.shapes import Fields
from advisor.language.reading.facts import misplaced_in, read_listed
from advisor.language.reading.measures import ANY
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.ranges import read_ranges
from advisor.language.reading.shapes import members
from advisor.language.reading.vocabulary import Vocabulary, cited, condition_name, read_accepted, read_said
from advisor.language.reading.words import known_word, no_value, some_words, text
from advisor.model import Fact, Finding, Kind, Measure
from advisor.problems import BAD_SHAPE, Problem
from advisor.texts import listing

KINDS = {kind.value: kind for kind in CONCLUDED_KINDS}
FINDINGS = {kind.value: FINDING.of_kind(kind) for kind in KINDS.values()}


def read_findings(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    before = len(problems)
    for key, written in members(node, "findings", finding_shape, problems):
        whole = len(problems) == before
        finding = condition_name(key, "a finding", names, problems)
        names.findings.setdefault(finding, read_finding(key, written, names, problems, whole=whole))
        read_accepted(written.get("accept"), finding, names, problems)
        before = len(problems)


def finding_shape(node: Node) -> Fields:
    kind = node.get("kind") if isinstance(node, Entries) else None
    written = kind.text if isinstance(kind, Text) else ""
    return FINDINGS.get(written, FINDING)


def read_finding(
    key: Text, written: Mapping[str, Node], names: Vocabulary, problems: list[Problem], *, whole: bool
) -> Finding:
    """Return a finding; one of which no kind could be read has no values, and nothing more is said of it."""
    kind = read_kind(key, written, problems, whole=whole)
    finding = Finding(
        id=key.text,
        title=text(written.get("title"), "the title of a finding", problems),
        source=cited(written.get("source"), names, problems),
        place=key.place,
        said=read_said(written, problems),
        kind=kind or Kind.CHOICE,
        values=read_listed(key, kind, written["values"], problems)
        if kind in VALUED and "values" in written
        else (),
    )
    if finding.values and "default" in written:
        return replace(finding, default=read_default(finding, written["default"], problems))
    if kind is Kind.SUM and "ranges" in written:
        return with_ranges(finding, written["ranges"], names, problems)
    return finding


def read_kind(key: Text, written: Mapping[str, Node], problems: list[Problem], *, whole: bool) -> Kind | None:
    """Return the kind of a finding, yes or no where nothing is said; None if it cannot be told."""
    named = known_word(written.get("kind"), "kind of finding", KINDS, problems if whole else [])
    if "kind" in written and named not in KINDS:
        return None
    kind = KINDS.get(named, Kind.YES_NO)
    wrong = tuple(misplaced(key, kind, written)) if whole else ()
    problems += wrong
    return kind if "kind" in written or (whole and not wrong) else None


def with_ranges(finding: Finding, node: Node, names: Vocabulary, problems: list[Problem]) -> Finding:
    """Return a sum with names for some of its numbers."""
    before, measured = len(problems), as_fact(finding)
    ranges = read_ranges(measured, measured.measure, node, problems) if measured.measure else ()
    names.partial.update([finding.id] if len(problems) > before else [])
    return replace(finding, ranges=ranges)


def misplaced(key: Text, kind: Kind, written: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield the problem of fields that findings of other kinds have; of one without a kind, which those are."""
    for problem in misplaced_in(FINDING, key, kind, written):
        others = {kind: None for field in written for kind in FINDING.by_key[field].kinds}
        hint = f"write its kind: {listing((other.value for other in others), 'or')}"
        yield problem if "kind" in written else replace(problem, hint=hint)


def read_default(finding: Finding, node: Node, problems: list[Problem]) -> tuple[str, ...]:
    """Return the values that a finding has while none is concluded."""
    default = some_words(node, "value", problems)
    strange = [word for word in default if word.text not in finding.value_ids]
    problems.extend(no_value(as_fact(finding), word, problems) for word in strange)
    if len(default) > 1 and finding.kind is not Kind.SEVERAL:
        what = f"'{finding.id}' has one value at a time"
        problems.append(Problem(node.place, what, "name one", BAD_SHAPE))
    return tuple(word.text for word in default if word not in strange)


def as_fact(finding: Finding) -> Fact:
    """Return a finding as if it were asked by its title, so that conditions on it are read as those on facts are."""
    is_sum = finding.kind is Kind.SUM
    return Fact(
        id=finding.id,
        topic="",
        kind=Kind.NUMBER if is_sum else finding.kind,
        ask=finding.title,
        why="",
        values=finding.values,
        source=(),
        place=finding.place,
        measure=Measure(Kind.NUMBER, ANY, ranges=finding.ranges) if is_sum else None,
    )
