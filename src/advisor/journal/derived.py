"""What in a record contradicts what it is derived from: steps lead to answers, answers to a result, that to an outcome.

Answers are the only state; what follows from them by the rules is for `replay` to compute again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from operator import itemgetter
from typing import Any

from advisor.evaluators.fall import Fall
from advisor.evaluators.prior import PRIOR
from advisor.explain.strength import level
from advisor.formats.applied import candidates_in, is_list
from advisor.formats.consultation import SECTIONS, Action, outcome
from advisor.formats.record_kinds import RecordKind
from advisor.journal.chain import Entry
from advisor.journal.knowledge import fingerprint_of
from advisor.journal.steps import statements_after, step_in
from advisor.language.reading.plain import from_plain
from advisor.model import OriginKind
from advisor.recommend import Evidence, Outcome, Standing, Status, lead, rank

Values = Mapping[str, Any]

# Where an answer may come from by what was done: a person who was asked is no origin, an agent who was is one.
ORIGINS: Mapping[str, Collection[str | None]] = {
    Action.GIVEN.value: (None, *(kind.value for kind in OriginKind)),
    Action.ANSWERED.value: (None, OriginKind.AGENT.value),
    Action.CHANGED.value: (None, OriginKind.AGENT.value),
    Action.UNDONE.value: (None,),
}


def part_names(names: Sequence[str]) -> list[str]:
    """Return the names that the parts of a consultation have if it has as many of each section as these."""
    sections = [name.partition("/")[0] for name in names]
    numbered = {name: sections.count(name) for name in SECTIONS if name not in ("head", "result")}
    expected = [f"{name}/{number}" for name, times in numbered.items() for number in range(times)]
    return ["head", *expected, "result"]


def contradictions(entry: Entry) -> Iterator[str]:
    """Yield what is not what it is derived from in a consultation; what was taken out contradicts nothing."""
    if any(part.is_there for part in entry.parts):  # a redaction takes out what was answered, a deletion all
        kept = (part for part in entry.parts if part.name.startswith(("head", "outcome")))
        yield from (
            f"the part '{part.name}' is missing without the rest" for part in kept if not part.is_there
        )
    sections = entry.sections
    for name in ("answers", "locked"):
        facts = Counter(reply["fact"] for reply in sections[name] if reply)
        yield from (f"it names '{fact}' twice in its {name}" for fact, times in facts.items() if times > 1)
    whole = {name for name, value in sections.items() if is_whole(value)}
    for what, (names, agree) in DERIVED.items():
        if whole.issuperset(names) and not agree(*(sections[name] for name in names)):
            yield what


def is_whole(section: Any) -> bool:
    return None not in section if isinstance(section, list) else section is not None


def came_about_as_it_says(head: Values, steps: Iterable[Values]) -> bool:
    """Return whether a run in which nobody was asked has only answers that were given."""
    is_scripted = head.get("kind") == RecordKind.SCRIPTED.value
    return not is_scripted or all(step["deed"] == Action.GIVEN.value for step in steps)


def come_from_where_they_may(steps: Iterable[Values]) -> bool:
    """Return whether no answer came from elsewhere that a person was asked for, and none that was taken back."""
    return all(
        step.get("origin", {}).get("kind") in ORIGINS[step["deed"]]
        and not (step["deed"] == Action.UNDONE.value and "said_by" in step)
        for step in steps
    )


def come_from_its_predecessor(head: Values, steps: Iterable[Values]) -> bool:
    """Return whether the answers that came from a record are from the one that this began from."""
    before = head.get("from", {})
    own = {"kind": OriginKind.RECORD.value, "name": before.get("id"), "digest": before.get("hash")}
    origins = (step["origin"] for step in steps if "origin" in step)
    return all(origin == own for origin in origins if origin["kind"] == own["kind"])


def has_its_fingerprint(head: Values) -> bool:
    files = tuple((file["path"], file["digest"]) for file in head["knowledge"]["files"])
    return fingerprint_of(files) == str(head["knowledge"]["fingerprint"])


def lead_to(steps: Iterable[Values], answers: Iterable[Values]) -> bool:
    after = statements_after(map(step_in, steps))
    return list(after.items()) == [(given["fact"], from_plain(given["answer"])) for given in answers]


def is_for(result: Values, answers: Iterable[Values]) -> bool:
    known = {given["fact"]: given["answer"] for given in answers if given["answer"] is not None}
    unsure = [given["fact"] for given in answers if given["answer"] is None]
    return bool(result["answers"] == known and sorted(result["dont_know"]) == sorted(unsure))


def keeps_out(result: Values, without: Iterable[Values]) -> bool:
    """Return whether a result leaves these candidates out; without any it does not speak of them."""
    return bool(result.get("without", []) == list(without))


def is_made_by(result: Values, head: Values) -> bool:
    return all(result["knowledge"][name] == head["knowledge"][name] for name in ("name", "fingerprint"))


def is_outcome(endings: Iterable[Values], result: Values) -> bool:
    """Return whether decisions end as a result says; its decisions stand in the order of canonical JSON."""
    by_decision = itemgetter("decision")
    return sorted(endings, key=by_decision) == sorted(outcome(result), key=by_decision)


def end_as_they_say(endings: Iterable[Values]) -> bool:
    """Return whether the status of each decision is that of as many winners, and each candidate of a list one of three."""
    return all(
        partition_holds(ending)
        if is_list(ending)
        else ending["status"] == ("none", "winner", "tie")[min(len(ending["winners"]), 2)]
        for ending in endings
    )


def partition_holds(ending: Values) -> bool:
    """Return whether each candidate of a list applies, does not, or is open, and it is settled if none is open."""
    names, settled = candidates_in(ending), not ending["open"]
    once = len(set(names)) == len(names) and set(ending["so_far"]) <= set(ending["open"])
    return once and (ending["settled"] is settled or (ending["settled"] is None and not settled))


def list_adds_up(ending: Values, fired: set[str]) -> bool:
    """Return whether what is open applies so far as the rules that fired have it."""
    rules = ending["rules"]
    named = {rule for each in rules.values() for rule in (*each["included_by"], *each["excluded_by"])}
    included = {name for name, each in rules.items() if each["included_by"] and not each["excluded_by"]}
    return (
        partition_holds(ending)
        and named <= fired
        and set(rules) <= set(candidates_in(ending))
        and included & set(ending["open"]) == set(ending["so_far"])
        and included.isdisjoint(ending["does_not"])
    )


def adds_up(result: Values) -> bool:
    """Return whether the standings of a result are those of the rules that fired, and the winners those who lead.

    Whoever wins whatever is still answered may not lead yet.
    """
    fired = {firing["rule"] for firing in result["fired"]}
    return all(
        list_adds_up(ending, fired) if is_list(ending) else ending_adds_up(ending, fired)
        for ending in result["decisions"].values()
    )


def ending_adds_up(ending: Values, fired: set[str]) -> bool:
    """Return whether one decision ends as its standings have it, and those as these rules that fired have it."""
    standings = [standing_in(standing) for standing in ending["standings"]]
    unranked = [
        replace(standing, rank=None, points=sum(award.points for award in standing.evidence))
        for standing in standings
    ]
    rules = {
        rule
        for standing in standings
        for rule in (*standing.ruled_out_by, *(award.rule for award in standing.evidence))
    }
    leads = set(ending["winners"]) == {standing.candidate for standing in standings if standing.rank == 1}
    margin = lead(standing.points for standing in standings if standing.rank) if leads else None
    return (
        list(rank(unranked)) == standings
        and rules <= fired
        and (leads or ending["settled"] is True)
        and ending["margin"] == margin
    )


def is_as_strong_as_it_says(result: Values) -> bool:
    """Return whether levels follow from what they rest on, by the prior of this version; a first result has none."""
    if result.get("prior") != asdict(PRIOR):
        return True
    ends = ((name, end) for name, end in result["decisions"].items() if not is_list(end))
    return all(strength_holds(name, end, result["answers"]) for name, end in ends)


def strength_holds(decision: str, ending: Values, answers: Values) -> bool:
    """Return whether the level of one decision follows from its stay and fall, and its core are known answers."""
    standings = tuple(standing_in(standing) for standing in ending["standings"])
    rest = (
        Status(ending["status"]),
        tuple(ending["winners"]),
        ending["margin"],
        ending["settled"],
        standings,
    )
    outcome, stay, core = Outcome(decision, *rest), ending["stay"], ending["core"]
    follows = level(outcome, stay, fall_in(ending["fall"])) if "kind" not in ending else None
    return (
        ending["level"] == (follows and follows.value)
        and (stay == 1 or ending["settled"] is not True)
        and (core is None or (ending["settled"] is True and answers.keys() >= set(core)))
    )


def fall_in(value: int | str | None) -> Fall | None:
    """Return the fall that a JSON value is, such as "more than 3"."""
    if isinstance(value, str):
        return Fall(int(value.rpartition(" ")[2]), more=True)
    return None if value is None else Fall(value)


def standing_in(document: Values) -> Standing:
    evidence = tuple(Evidence(given["rule"], given["points"]) for given in document["evidence"])
    ruled_out_by = tuple(document["ruled_out_by"])
    return Standing(document["candidate"], document["rank"], document["points"], evidence, ruled_out_by)


# What is wrong if sections do not agree: which, and whether they do.
DERIVED: Mapping[str, tuple[tuple[str, ...], Callable[..., bool]]] = {
    "its files do not match its fingerprint": (("head",), has_its_fingerprint),
    "its steps say that somebody was asked, its head that nobody was": (
        ("head", "steps"),
        came_about_as_it_says,
    ),
    "its steps say of an answer that it came from where it cannot have come from": (
        ("steps",),
        come_from_where_they_may,
    ),
    "its steps say that answers came from a record that it did not begin from": (
        ("head", "steps"),
        come_from_its_predecessor,
    ),
    "its steps lead to other answers": (("steps", "answers"), lead_to),
    "its outcome contradicts itself": (("outcome",), end_as_they_say),
    "its result is for other answers": (("result", "answers"), is_for),
    "its result keeps out other candidates": (("result", "without"), keeps_out),
    "its outcome differs from its result": (("outcome", "result"), is_outcome),
    "its result was made by other rules than its head says": (("result", "head"), is_made_by),
    "its result does not add up": (("result",), adds_up),
    "its result is not as strong as it says": (("result",), is_as_strong_as_it_says),
}
