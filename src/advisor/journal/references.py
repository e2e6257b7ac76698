"""What a record names that the rules it rests on have not: it could not be told, or would be told wrongly."""

from collections.abc import Iterator
from typing import Any

from advisor.formats.applied import candidates_in, winners_in
from advisor.journal.chain import Entry
from advisor.journal.steps import is_answer
from advisor.language.reading.plain import from_plain
from advisor.model import RuleBase, keeping_out


def unknown_names(base: RuleBase, entry: Entry) -> Iterator[str]:
    """Yield each name that nothing in the rule base has, and each answer that its fact cannot have."""
    base = keeping_out(base, entry.exclusions)
    known = {
        "fact": base.facts,
        "finding": base.propositions,
        "decision": base.written_decisions,
        "candidate": base.written_candidates,
        "rule": base.rules,
        "piece of advice": base.advice,
    }
    for kind, name in dict.fromkeys(names_in(entry)):
        if name not in known[kind]:
            yield f"its rules have no {kind} '{name}'"
    for reply in answers_in(entry):
        fact = base.facts.get(reply["fact"])
        statement = from_plain(reply["answer"], fact)
        if fact and statement is not None and not is_answer(fact, statement):
            yield f"'{fact.id}' cannot be answered as it says"


def answers_in(entry: Entry) -> list[Any]:
    """Return the steps and answers of a record that were not taken out."""
    return [reply for name in ("steps", "answers") for reply in entry.sections[name] if reply]


def names_in(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the names that a record mentions, each with the kind of what it names."""
    sections = entry.sections
    for reply in (*answers_in(entry), *filter(None, sections["locked"])):
        yield "fact", reply["fact"]
    yield from (("candidate", each.candidate) for each in entry.exclusions)
    for ending in entry.outcome:
        yield "decision", ending["decision"]
        yield from (("candidate", name) for name in winners_in(ending))
    if result := sections["result"]:
        yield from names_in_result(result)


def names_in_result(result: Any) -> Iterator[tuple[str, str]]:
    """Yield the names that a recommendation mentions, each with the kind of what it names."""
    for part in ("answers", "unknown", "not_applicable", "dont_know", "could_matter"):
        yield from (("fact", name) for name in result.get(part, ()))
    yield from (("finding", name) for name in result["findings"])
    yield from (("rule", firing["rule"]) for firing in result["fired"])
    yield from (("piece of advice", advice["id"]) for advice in result["advice"])
    for decision, ending in result["decisions"].items():
        yield "decision", decision
        yield from (("candidate", name) for name in candidates_in(ending))
