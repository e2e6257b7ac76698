"""What the rules that a record rests on say of it: which of them decided, and what those that fired cite."""

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.conditions import Known, Truth, supports
from advisor.evaluators.trace import Firing, Trace
from advisor.explain.ledger import roots
from advisor.formats.exclusions import exclusions_in
from advisor.journal.chain import Entry
from advisor.journal.references import unknown_names
from advisor.journal.steps import given_in
from advisor.journal.summaries import Resting
from advisor.language.reading.answers import profile_of
from advisor.model import RuleBase, keeping_out


def resting(base: RuleBase, entry: Entry) -> Resting:
    """Return what these rules say of a record that was made by them; nothing if its result was taken out."""
    result = entry.part("result")
    if result is None or any(unknown_names(base, entry)):
        return Resting()
    base = keeping_out(base, exclusions_in(entry.sections["without"]))
    trace = trace_of(base, entry)
    rules = (base.rules[firing.rule] for firing in trace.firings)
    cited = dict.fromkeys(clause for rule in rules for clause in rule.source)
    return Resting(" ".join(dict.fromkeys(decided(base, trace, result))), " ".join(cited))


def trace_of(base: RuleBase, entry: Entry) -> Trace:
    """Return what came of the answers of a record, as its result has it; the supports of its firings are left out."""
    result = entry.part("result")
    findings = {name: Truth(value) for name, value in result["findings"].items()}
    firings = tuple(Firing(firing["rule"], ()) for firing in result["fired"])
    return Trace(profile_of(given_in(base, entry.sections["answers"])), firings, findings)


def decided(base: RuleBase, trace: Trace, result: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rules that count in a settled decision and rest on nothing but its core."""
    known = Known(base.facts, trace.profile, trace.findings)
    for ending in result["decisions"].values():
        core = ending.get("core")
        for rule in counting(ending) if core is not None else ():
            answers = roots(base, trace, tuple(supports(base.rules[rule].condition, known)))
            if {answer.fact for answer in answers} <= set(core):
                yield rule


def counting(ending: Mapping[str, Any]) -> dict[str, None]:
    """Return the rules that give points in a decision or rule somebody out."""
    given = (award["rule"] for standing in ending["standings"] for award in standing["evidence"])
    return dict.fromkeys((*given, *(rule for each in ending["standings"] for rule in each["ruled_out_by"])))
