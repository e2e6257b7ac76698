"""What in a record contradicts what it is derived from: steps lead to answers, answers to a result, that to an outcome.

Answers are the only state; what follows from them by the rules is for `replay` to compute again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from advisor.interview.session import Session
from advisor.journal.chain import Entry
from advisor.journal.knowledge import fingerprint_of
from advisor.journal.steps import given_in, step_in, taken
from advisor.record.consultation import SECTIONS, outcome

Values = Mapping[str, Any]


def in_order(names: Sequence[str]) -> list[str]:
    """Return the names that the parts of a consultation have if it has as many of each section as these."""
    sections = [name.partition("/")[0] for name in names]
    numbered = {name: sections.count(name) for name in SECTIONS if name not in ("head", "result")}
    expected = [f"{name}/{number}" for name, times in numbered.items() for number in range(times)]
    return ["head", *expected, "result"]


def contradictions(entry: Entry) -> Iterator[str]:
    """Yield what is not what it is derived from in a consultation; what was taken out contradicts nothing."""
    sections = entry.sections
    head, result, answers = sections["head"], sections["result"], sections["answers"]
    if any(part.is_there for part in entry.parts):  # a redaction takes out what was answered, a deletion all
        kept = (part for part in entry.parts if part.name.startswith(("head", "outcome")))
        yield from (
            f"the part '{part.name}' is missing without the rest" for part in kept if not part.is_there
        )
    if head and fingerprint_of(files_in(head)) != head["knowledge"]["fingerprint"]:
        yield "the files that it names do not give its fingerprint"
    for name in ("answers", "locked"):
        facts = [said["fact"] for said in sections[name] if said]
        yield from (f"it names '{fact}' twice in its {name}" for fact in twice(facts))
    if None not in (*sections["steps"], *answers) and led_to(sections["steps"]) != given_in(entry):
        yield "its answers are not those that its steps lead to"
    if not all(map(ends_as_it_says, filter(None, sections["outcome"]))):
        yield "its outcome contradicts itself"
    if result is None:
        return
    if None not in answers and not is_for(result, answers):
        yield "its result is for other answers"
    if None not in sections["outcome"] and by_decision(sections["outcome"]) != by_decision(outcome(result)):
        yield "its outcome is not that of its result"
    if head and result["knowledge"] != {name: head["knowledge"][name] for name in ("name", "fingerprint")}:
        yield "its result was made by other rules than its head names"


def twice(names: Sequence[str]) -> Iterator[str]:
    """Yield the names that stand among others more than once."""
    return (name for name, times in Counter(names).items() if times > 1)


def files_in(head: Values) -> Iterator[tuple[str, str]]:
    """Yield path and digest of each file that a record rests on."""
    return ((file["path"], file["digest"]) for file in head["knowledge"]["files"])


def led_to(steps: Iterable[Values]) -> tuple[Any, ...]:
    """Return the answers that steps lead to, in the order given."""
    return reduce(taken, map(step_in, steps), Session()).given


def ends_as_it_says(ending: Values) -> bool:
    """Return whether the status of a decision is that of as many winners."""
    return bool(ending["status"] == ("none", "winner", "tie")[min(len(ending["winners"]), 2)])


def is_for(result: Values, answers: Iterable[Values]) -> bool:
    """Return whether a result says that it is for these answers."""
    known = {given["fact"]: given["answer"] for given in answers if given["answer"] is not None}
    unsure = [given["fact"] for given in answers if given["answer"] is None]
    return bool(result["answers"] == known and sorted(result["dont_know"]) == sorted(unsure))


def by_decision(endings: Iterable[Values]) -> list[Values]:
    """Return endings in the order of the names of their decisions, as canonical JSON has them."""
    return sorted(endings, key=lambda ending: str(ending["decision"]))
