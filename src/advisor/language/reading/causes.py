"""One mistake, one message: problems that come of another one, or all of one mistake, are told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from advisor.language.grammar.conditions import KINDS as ANSWERED
from advisor.language.reading.lost import MANY, Sources, every_word, is_symptom, without_lost
from advisor.language.reading.nodes import Node
from advisor.language.reading.words import EACH, FOREIGN, OTHER_KIND, TOO_MUCH, attribute_of
from advisor.model import RuleBase
from advisor.problems import BAD_FILE, BAD_VALUE, UNKNOWN_NAME, Cause, Place, Problem, in_order, nearest

LISTED = 3

# Kinds of names that may be declared nowhere at all; then it is one mistake that they are missing.
KINDS = ("topic", "passage", "fact or finding", "piece of advice")
ATTRIBUTE = attribute_of("")


def told_once(problems: Iterable[Problem], base: RuleBase, sources: Sources) -> list[Problem]:
    """Return the problems without those that come of others, and one for all that come of one mistake."""
    unique = list(dict.fromkeys(problems))
    told = [one for one in unique if not is_symptom(one)]
    groups: dict[Cause, list[Problem]] = defaultdict(list)
    if not told and not base.decisions:
        hint = "see rules/README.md"
        told.append(Problem(Place(sources.place), "no file declares a decision", hint, BAD_FILE))
    for one in without_lost(unique, base, sources):
        cause = one.cause or Cause("", "")
        none = one.check == UNKNOWN_NAME and cause.kind in KINDS and not declared(cause.kind, base)
        groups[Cause(cause.kind, "") if none else cause].append(one)
    mentions = mentioned(sources.roots) if any(map(is_shared, groups.values())) else {}
    for group in groups.values():
        told += of_one_cause(sorted(group, key=in_order), base, mentions)
    return told


def is_shared(group: Sequence[Problem]) -> bool:
    """Return whether the mistake behind some problems may stand elsewhere: they are many, or about attributes."""
    return len(group) > 1 or any(one.cause and one.cause.kind.startswith(ATTRIBUTE) for one in group)


def of_one_cause(
    group: Sequence[Problem], base: RuleBase, mentions: Mapping[str, Sequence[Place]]
) -> Sequence[Problem]:
    """Return what is said of the problems that have one cause, in the order of their places."""
    first, cause = group[0], group[0].cause
    if cause is None or not is_shared(group):
        return group
    if cause.kind in (EACH, FOREIGN, TOO_MUCH):
        return [first]
    if cause.kind == OTHER_KIND and cause.name in base.facts and len(group) > 1:
        return [other_kind(group, base, cause.name, mentions)]
    known = declared(cause.kind, base)
    if not known and cause.kind in KINDS:
        return [replace(first, hint="no file declares one")]
    once = [name for name in known if len(mentions.get(name, ())) == 1]
    if (len(group) > 1 or cause.name in known) and (meant := nearest(cause.name, once)):
        return [misdeclared(meant, mentions[meant][0], group, cause.name)]
    if cause.kind.startswith(ATTRIBUTE) and (len(group) > 1 or not cause.name):
        return [lacks_attribute(group, base, cause)]
    if len(group) < (MANY if cause.guess else 2):
        return group
    return [replace(first, hint="; ".join(filter(None, (first.hint, more_places(group)))))]


def more_places(group: Sequence[Problem]) -> str:
    """Return that other places than the first have the same mistake."""
    more, following = len(group) - 1, group[1].place
    return (
        f"so it is at {following}"
        if more == 1
        else f"so it is in {more} more places, the next is {following}"
    )


def declared(kind: str, base: RuleBase) -> tuple[str, ...]:
    """Return all names of a kind."""
    if kind.startswith("value of "):
        fact = base.facts.get(kind.removeprefix("value of ").strip("'"))
        return fact.value_ids if fact else ()
    if kind.startswith(ATTRIBUTE):
        return tuple({name: None for one in base.candidates.values() for name in one.attributes})
    names: Mapping[str, Iterable[str]] = {
        "topic": [topic.id for topic in base.topics],
        "passage": base.passages,
        "fact or finding": (*base.facts, *base.findings),
        "decision": base.decisions,
        "candidate": base.candidates,
        "piece of advice": base.advice,
    }
    return tuple(dict.fromkeys(names.get(kind, ())))


def mentioned(roots: Iterable[Node]) -> dict[str, list[Place]]:
    """Return where each word stands, also as an attribute of `it`."""
    found: dict[str, list[Place]] = defaultdict(list)
    for root in roots:
        for word in every_word(root):
            found[word.text.removeprefix("it.")].append(word.place)
    return found


def misdeclared(given: str, place: Place, group: Sequence[Problem], meant: str) -> Problem:
    """Return the problem of a name that was misspelt where it is given: nothing else uses it."""
    what = f"the name '{given}' is used nowhere else, but '{meant}' is, and nothing has that name"
    hint = f"did you mean '{meant}'? It is used at {listing(group)}"
    return Problem(place, what, hint, UNKNOWN_NAME)


def lacks_attribute(group: Sequence[Problem], base: RuleBase, cause: Cause) -> Problem:
    """Return the problem of an attribute that many rules read and one candidate lacks; of several, the first says it."""
    candidate = base.candidates.get(cause.kind.removeprefix(ATTRIBUTE))
    hint = f"rules read {'it' if cause.name else 'them'} at {listing(group)}"
    if candidate is None:
        return replace(group[0], hint=hint)
    what = f"'{candidate.id}' has no " + (f"attribute '{cause.name}'" if cause.name else "attributes")
    return Problem(candidate.place, what, hint, UNKNOWN_NAME)


def other_kind(
    group: Sequence[Problem], base: RuleBase, name: str, mentions: Mapping[str, Sequence[Place]]
) -> Problem:
    """Return the problem of a fact whose kind does not fit to what is said of it in many places."""
    fact = base.facts[name]
    below = [place for place in mentions.get(fact.kind.value, ()) if place.file == fact.place.file]
    kinds = [place for place in below if place > fact.place]
    what = f"'{name}' is {ANSWERED[fact.kind].words}, and {len(group)} places do not fit that"
    hint = f"is another kind meant? The places are {listing(group)}"
    return Problem(min(kinds, default=fact.place), what, hint, BAD_VALUE)


def listing(group: Sequence[Problem]) -> str:
    """Return the places of problems, or the first of many."""
    places = [str(one.place) for one in group]
    more = f" and {len(places) - LISTED} more" if len(places) > LISTED else ""
    return ", ".join(places[:LISTED]) + more
