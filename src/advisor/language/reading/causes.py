"""One mistake, one message: problems with the same root cause are reported once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from advisor.language.grammar.conditions import KINDS as ANSWERED
from advisor.language.reading.echoes import without_echoes
from advisor.language.reading.follow_on_errors import MANY, Sources, every_word, is_symptom, without_lost
from advisor.language.reading.nodes import Node
from advisor.language.reading.words import EACH, FOREIGN, OTHER_KIND, REASON_OF_ROWS, TOO_MUCH, attribute_of
from advisor.model import Fact, RuleBase
from advisor.names import nearest
from advisor.problems import BAD_FILE, BAD_VALUE, UNKNOWN_NAME, Cause, Place, Problem, by_place

# Maximum places in a hint.
LISTED = 3

# Kinds of names that may be declared nowhere at all; then it is one mistake that they are missing.
KINDS = ("topic", "passage", "factor", "fact or finding", "piece of advice")
ATTRIBUTE = attribute_of("")


def root_causes(problems: Iterable[Problem], base: RuleBase, sources: Sources) -> list[Problem]:
    """Return the problems without those that come of others, and one for all that come of one mistake."""
    unique = list(dict.fromkeys(problems))
    reported = [problem for problem in unique if not is_symptom(problem)]
    if not base.decisions and all(problem.check == UNKNOWN_NAME for problem in unique):
        hint = "see rules/README.md"
        reported.append(Problem(Place(sources.place), "no file declares a decision", hint, BAD_FILE))
    groups: dict[Cause, list[Problem]] = defaultdict(list)
    for symptom in without_lost(unique, base, sources):
        cause = symptom.cause or Cause("", "")
        none = symptom.check == UNKNOWN_NAME and cause.kind in KINDS and not names_of_kind(cause.kind, base)
        groups[Cause(cause.kind, "") if none else cause].append(symptom)
    mentions = mentioned(sources.roots) if any(map(is_shared, groups.values())) else {}
    for group in groups.values():
        reported += of_one_cause(sorted(group, key=by_place), base, mentions)
    return list(without_echoes(reported))


def is_shared(group: Sequence[Problem]) -> bool:
    """Return whether the mistake behind some problems may be elsewhere: they are many, or about attributes."""
    cause = group[0].cause
    return len(group) > 1 or bool(cause and cause.kind.startswith(ATTRIBUTE))


def of_one_cause(
    group: Sequence[Problem], base: RuleBase, mentions: Mapping[str, Sequence[Place]]
) -> Sequence[Problem]:
    """Return what is said of the problems that have one cause, in the order of their places."""
    first, cause = group[0], group[0].cause
    if cause is None or not is_shared(group):
        return group
    if cause.kind in (EACH, FOREIGN, TOO_MUCH, REASON_OF_ROWS):
        return [first]
    if cause.kind == OTHER_KIND and cause.name in base.facts and len(group) > 1:
        return [other_kind(group, base.facts[cause.name], mentions)]
    known = names_of_kind(cause.kind, base)
    if not known and cause.kind in KINDS:
        return [replace(first, hint="no file declares one")]
    once = [name for name in known if len(mentions.get(name, ())) == 1]
    meant = cause.guess if cause.guess in once else nearest(cause.name, once)
    if meant and (len(group) > 1 or cause.name in known):
        what = f"the name '{meant}' is used nowhere else, but '{cause.name}' is, and nothing has that name"
        hint = f"did you mean '{cause.name}'? It is used at {places_of(group)}"
        return [Problem(mentions[meant][0], what, hint, UNKNOWN_NAME)]
    if cause.kind.startswith(ATTRIBUTE) and (len(group) > 1 or not cause.name):
        return [lacks_attribute(group, base, cause)]
    if len(group) < (MANY if cause.guess else 2):
        return group
    more, following = len(group) - 1, group[1].place
    where = f"at {following}" if more == 1 else f"in {more} more places, the next is {following}"
    return [replace(first, hint="; ".join(filter(None, (first.hint, f"also {where}"))))]


def names_of_kind(kind: str, base: RuleBase) -> tuple[str, ...]:
    if kind.startswith("value of "):
        name = kind.removeprefix("value of ").strip("'")
        owner = base.facts.get(name) or base.findings.get(name)
        return owner.value_ids if owner else ()
    if kind.startswith(ATTRIBUTE):
        return tuple({name: None for candidate in base.candidates.values() for name in candidate.attributes})
    names: Mapping[str, Iterable[str]] = {
        "topic": [topic.id for topic in base.topics],
        "passage": base.citable,
        "factor": base.factors,
        "fact or finding": (*base.facts, *base.findings),
        "decision": base.written_decisions,
        "candidate": base.written_candidates,
        "piece of advice": base.advice,
    }
    return tuple(dict.fromkeys(names.get(kind, ())))


def mentioned(roots: Iterable[Node]) -> dict[str, list[Place]]:
    """Return where each word stands, also as an attribute of `it`."""
    places: dict[str, list[Place]] = defaultdict(list)
    for root in roots:
        for word in every_word(root):
            places[word.text.removeprefix("it.")].append(word.place)
    return places


def lacks_attribute(group: Sequence[Problem], base: RuleBase, cause: Cause) -> Problem:
    """Return the problem of an attribute that many rules read and one candidate lacks; of several, the first says it."""
    candidate = base.candidates.get(cause.kind.removeprefix(ATTRIBUTE))
    hint = f"rules read {'it' if cause.name else 'them'} at {places_of(group)}"
    if candidate is None:
        return replace(group[0], hint=hint)
    what = f"'{candidate.id}' has no " + (f"attribute '{cause.name}'" if cause.name else "attributes")
    return Problem(candidate.place, what, hint, UNKNOWN_NAME)


def other_kind(group: Sequence[Problem], fact: Fact, mentions: Mapping[str, Sequence[Place]]) -> Problem:
    """Return the problem of a fact whose kind contradicts what many places say of it."""
    kinds = [place for place in mentions.get(fact.kind.value, ()) if place.file == fact.place.file]
    what = f"'{fact.id}' is {ANSWERED[fact.kind].words}, and {len(group)} places contradict that"
    hint = f"is another kind meant? The places are {places_of(group)}"
    place = min((place for place in kinds if place > fact.place), default=fact.place)
    return Problem(place, what, hint, BAD_VALUE)


def places_of(group: Sequence[Problem]) -> str:
    places = ", ".join(str(problem.place) for problem in group[:LISTED])
    return places + (f" and {len(group) - LISTED} more" if len(group) > LISTED else "")
