"""Three facts, conditions over them, two versions compared in all the time it takes, and what trying them all shows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from advisor.authoring.compare.difference import Difference, compare
from advisor.model import (
    All,
    Answer,
    Any,
    AtLeast,
    Award,
    Candidate,
    Condition,
    Decision,
    Fact,
    Impossible,
    Is,
    Kind,
    Not,
    Partial,
    Profile,
    RuleBase,
    Value,
    WholeAnswer,
)
from brute_force import answers_of, knowledge_of, left
from builders import HERE, fact, rule, weighed
from edited_versions import edited
from random_bases import METHOD
from strategies import IMPOSSIBLE, RULES, rule_base

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
ON, OFF = Is("flag", ("yes",)), Is("flag", ("no",))
SMALL, LARGE = Is("size", ("small",)), AtLeast("size", "large")
LONG = 60.0


def compared(old: RuleBase, new: RuleBase) -> Difference:
    return compare(old, new, seconds=LONG, rows=2000)


def interviews(
    old: RuleBase, new: RuleBase, *, complete: bool = False, in_part: bool = True
) -> Iterator[Profile]:
    """Yield all answers to the questions of either version that either takes, unless complete also unknown ones, and unless `in_part` is false those known in part."""
    names = dict.fromkeys((*old.facts, *new.facts))
    unknown: tuple[None, ...] = () if complete else (None,)
    open_to = [
        known(name, old, new) if in_part and not complete else [*unknown, *taken(name, old, new)]
        for name in names
    ]
    for found in product(*open_to):
        yield {name: answer for name, answer in zip(names, found, strict=True) if answer is not None}


def taken(name: str, *versions: RuleBase) -> list[Answer | None]:
    """Return the whole answers that any version takes."""
    facts = [base.facts[name] for base in versions if name in base.facts]
    return list(dict.fromkeys(answer for asked in facts for answer in answers_of(asked)))


def known(name: str, *versions: RuleBase) -> list[Answer | None]:
    """Return all that can be known of an answer, if it is one value in every version or a set in every one."""
    facts = [base.facts[name] for base in versions if name in base.facts]
    if len({asked.kind is Kind.SEVERAL for asked in facts}) > 1:
        return [None, *taken(name, *versions)]
    return list(dict.fromkeys((None, *(state for asked in facts for state in knowledge_of(asked)))))


def heard(base: RuleBase, profile: Profile) -> Profile | None:
    """Return what a version hears of an interview, found by what it leaves; None if it cannot hold it."""
    facts = {name: asked for name, asked in base.facts.items() if name in profile}
    agreeing = {name: left(asked, profile[name]) for name, asked in facts.items()}
    for name, asked in facts.items():
        answer = profile[name]
        lacking = isinstance(answer, Partial) and not answer.may.issubset(asked.value_ids)
        if lacking or not set(agreeing[name]) <= set(answers_of(asked)):
            return None
    return {
        name: profile[name] for name, asked in facts.items() if is_told(asked, profile[name], agreeing[name])
    }


def is_told(asked: Fact, answer: Answer, agreeing: list[WholeAnswer]) -> bool:
    """Return whether an answer is the whole, or leaves out some answer."""
    return not isinstance(answer, Partial) or len(agreeing) < len(answers_of(asked))


Leaves = Callable[[Condition], Condition]


def over(condition: Condition, change: Leaves) -> Condition:
    match condition:
        case Not(part):
            return Not(over(part, change))
        case All(parts) | Any(parts):
            return type(condition)(tuple(over(part, change) for part in parts))
        case leaf:
            return change(leaf)


def with_leaves(base: RuleBase, change: Leaves) -> RuleBase:
    rules = {one.id: replace(one, condition=over(one.condition, change)) for one in base.rules.values()}
    barred = tuple(replace(one, condition=over(one.condition, change)) for one in base.impossible)
    return replace(base, rules=rules, impossible=barred)


def with_fact(base: RuleBase, changed: Fact, name: str = "") -> RuleBase:
    facts = [changed if one.id == (name or changed.id) else one for one in base.facts.values()]
    return replace(base, facts={one.id: one for one in facts})


def renamed_values(names: dict[str, str], *, kept: bool = False) -> Callable[[RuleBase], RuleBase]:
    """Return what gives values of the colour other names, wherever they are read; or adds them and keeps the old."""

    def leaf(one: Condition) -> Condition:
        if not isinstance(one, Is) or one.fact != "colour":
            return one
        others = tuple(names.get(value, value) for value in one.values)
        return Is(one.fact, tuple(dict.fromkeys((*one.values, *others) if kept else others)))

    def rename(base: RuleBase) -> RuleBase:
        colour = base.facts["colour"]
        others = tuple(Value(names.get(value.id, value.id), "") for value in colour.values)
        values = {one.id: one for one in ((*colour.values, *others) if kept else others)}
        return with_leaves(with_fact(base, replace(colour, values=tuple(values.values()))), leaf)

    return rename


def of_kind(name: str, kind: Kind) -> Callable[[RuleBase], RuleBase]:
    return lambda base: with_fact(base, replace(base.facts[name], kind=kind))


def upside_down(base: RuleBase) -> RuleBase:
    size = base.facts["size"]
    return with_fact(base, replace(size, values=tuple(reversed(size.values))))


def with_value_in_the_middle(base: RuleBase) -> RuleBase:
    red, green, blue = base.facts["colour"].values
    return with_fact(base, replace(base.facts["colour"], values=(blue, Value("pink", "pink"), red, green)))


def with_loud_rooms(base: RuleBase) -> RuleBase:
    about = rule("rule/loud", Is("loud", ("yes",)), Award("a", 1))
    facts = {**base.facts, "loud": fact("loud", Kind.YES_NO)}
    return replace(base, facts=facts, rules={**base.rules, about.id: about})


def with_loud_rooms_barred(base: RuleBase) -> RuleBase:
    silent = Impossible(All((Is("loud", ("yes",)), ON)), "Flags are silent", HERE)
    return replace(with_loud_rooms(base), impossible=(*base.impossible, silent))


def with_fact_renamed(base: RuleBase) -> RuleBase:
    def leaf(one: Condition) -> Condition:
        return Is("banner", one.values) if isinstance(one, Is) and one.fact == "flag" else one

    return with_leaves(with_fact(base, replace(base.facts["flag"], id="banner"), "flag"), leaf)


def with_candidate_renamed(base: RuleBase) -> RuleBase:
    """Return the base with another candidate in the place of the last of a decision, of which no rule speaks."""
    style = base.decisions["style"]
    other: tuple[Candidate, ...] = (style.candidates[0], replace(style.candidates[1], id="simple"))
    decision: Decision = replace(style, candidates=other)
    rules = {
        one.id: replace(one, effects=tuple(e for e in one.effects if getattr(e, "candidate", "") != "fancy"))
        for one in base.rules.values()
    }
    return replace(base, decisions={**base.decisions, "style": decision}, rules=rules)


def with_decision_renamed(base: RuleBase) -> RuleBase:
    decisions = [
        replace(decision, id="manner") if decision.id == "style" else decision
        for decision in base.decisions.values()
    ]
    return replace(base, decisions={decision.id: decision for decision in decisions})


CHANGES: dict[str, Callable[[RuleBase], RuleBase]] = {
    "nothing else": lambda base: base,
    "other factors": lambda base: weighed(base, METHOD),
    "a new value that no rule reads": with_value_in_the_middle,
    "a new value that rules read": renamed_values({"red": "pink"}, kept=True),
    "a renamed value": renamed_values({"red": "pink"}),
    "all values renamed": renamed_values({"red": "pink", "green": "teal", "blue": "navy"}),
    "one becomes several": of_kind("colour", Kind.SEVERAL),
    "several become one": of_kind("tools", Kind.CHOICE),
    "a scale upside down": upside_down,
    "a new question": with_loud_rooms,
    "a new question with an impossibility": with_loud_rooms_barred,
    "a renamed question": with_fact_renamed,
    "a renamed candidate": with_candidate_renamed,
    "a renamed decision": with_decision_renamed,
}


@st.composite
def versions_of_everything(
    draw: st.DrawFn, changes: tuple[str, ...] = tuple(CHANGES)
) -> tuple[RuleBase, RuleBase]:
    """Draw versions with other rules, impossibilities, facts, values, candidates or decisions."""
    rules, barred = draw(RULES), draw(IMPOSSIBLE)
    old = rule_base(rules, barred)
    new = rule_base(
        draw(st.one_of(edited(rules), st.just(rules))), draw(st.one_of(IMPOSSIBLE, st.just(barred)))
    )
    new = CHANGES[draw(st.sampled_from(changes))](new)
    return (old, new) if draw(st.booleans()) else (new, old)
