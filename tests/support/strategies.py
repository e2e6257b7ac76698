"""Hypothesis strategies: rule bases of every shape the language allows, and profiles for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from hypothesis import strategies as st

from advisor.model import (
    Advise,
    All,
    Always,
    Answer,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Effect,
    Fact,
    Found,
    Guarded,
    Has,
    Is,
    Kind,
    Leaf,
    Nature,
    Never,
    NeverRaisedTo,
    Not,
    NotAnyOf,
    Numbers,
    OneOf,
    Partial,
    Profile,
    Range,
    Requirement,
    RuleBase,
    RuleOut,
    Somebody,
    Span,
    Statement,
    WholeAnswer,
    fits,
    lower,
)
from advisor.model import joined as without_gaps
from builders import Method, base, decision, fact, number, rule, weighed

FACTS = (
    fact("flag", Kind.YES_NO, topic="one"),
    fact("colour", Kind.CHOICE, ("red", "green", "blue"), topic="one"),
    fact("size", Kind.SCALE, ("small", "medium", "large", "huge"), topic="two"),
    fact("tools", Kind.SEVERAL, ("saw", "axe"), topic="three"),
    number("age", Span(1, 9), 3, 7, likely=Span(2, 4), topic="two"),
)
NUMBERS = frozenset(one.id for one in FACTS if one.measure)
FINDINGS = ("first", "second", "third")
DECISIONS = (decision("choice", "a", "b", "c"), decision("style", "plain", "fancy"))
CANDIDATES = tuple(candidate.id for found in DECISIONS for candidate in found.candidates)
ADVICE = ("rest", "hurry")

SOME_CANDIDATES = st.lists(st.sampled_from(CANDIDATES), min_size=1, max_size=2, unique=True).map(tuple)
REQUIREMENTS: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(Never, SOME_CANDIDATES),
    st.builds(Always, st.just("choice"), st.sampled_from([("a",), ("b", "c")])),
    st.builds(Somebody, st.sampled_from([("choice",), ("choice", "style")])),
    st.builds(NeverRaisedTo, st.just("size"), SOME_CANDIDATES),
)


def leaf_over(one: Fact) -> st.SearchStrategy[Leaf]:
    value = st.sampled_from(one.value_ids)
    some = st.lists(value, min_size=1, max_size=3, unique=True).map(tuple)
    membership = st.builds(Is, st.just(one.id), some)
    if not one.is_ordered:
        return membership
    bound = st.sampled_from((AtLeast, AtMost))
    return st.one_of(membership, st.builds(lambda kind, value: kind(one.id, value), bound, value))


@cache
def conditions(findings: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    """Draw conditions over all facts and these findings, with `any` and `all` of nothing among them."""
    leaf = st.one_of(*map(leaf_over, FACTS), *(st.just(Found(name)) for name in findings))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=6,
    )


EFFECTS: st.SearchStrategy[list[Effect]] = st.lists(
    st.one_of(
        st.builds(Award, st.sampled_from(CANDIDATES), st.integers(-8, 8)),
        st.builds(RuleOut, st.sampled_from(CANDIDATES)),
        st.builds(Advise, st.sampled_from(ADVICE)),
    ),
    max_size=3,
)


def rules_at(level: int) -> st.SearchStrategy[tuple[Condition, list[Effect]]]:
    """Draw rules that conclude the finding of this level, if there is one, and read only those below it."""
    concluded: list[Effect] = [Conclude(name) for name in FINDINGS[level : level + 1]]
    return st.tuples(conditions(FINDINGS[:level]), EFFECTS.map(lambda effects: [*effects, *concluded]))


NONE: Mapping[str, Nature | None] = {}
NATURES = st.fixed_dictionaries({one.id: st.sampled_from((None, *Nature)) for one in FACTS})
TEXTS = st.sampled_from(("", "because it is so"))
FACTORS = ("time", "safety")
METHODS: st.SearchStrategy[Method | None] = st.none() | st.builds(
    Method,
    factors=st.lists(st.sampled_from(("", *FACTORS)), min_size=1, max_size=4),
    inferences=st.lists(st.booleans(), min_size=1, max_size=4),
    if_close=st.lists(st.sampled_from(ADVICE), unique=True),
)
GUARDS: st.SearchStrategy[Condition | None] = st.sampled_from(
    (None, Is("flag", ("yes",)), Not(Is("tools", ("axe",))))
)

RULES = st.lists(st.one_of(*(rules_at(level) for level in range(len(FINDINGS) + 1))), max_size=8)
IMPOSSIBLE = st.lists(conditions(()), max_size=2)


def rule_base(
    rules: list[tuple[Condition, list[Effect]]],
    impossible: list[Condition],
    natures: Mapping[str, Nature | None] = NONE,
    text: str = "",
    guard: Condition | None = None,
) -> RuleBase:
    """Return a rule base; the text stands wherever a short one may, the guard before all conditions on the number."""
    named = [
        replace(rule(f"rule/{place}", guarded(condition, guard), *effects), reason=text)
        for place, (condition, effects) in enumerate(rules)
    ]
    facts = [
        replace(
            one,
            nature=natures.get(one.id),
            values=tuple(replace(value, said="" if one.measure else text) for value in one.values),
            ask_if=guard if one.measure else None,
        )
        for one in FACTS
    ]
    drawn = base(
        facts,
        named,
        findings=FINDINGS,
        decisions=DECISIONS,
        advice=ADVICE,
        impossible=[guarded(condition, guard) for condition in impossible],
    )
    return replace(
        drawn,
        findings={name: replace(each, said=text) for name, each in drawn.findings.items()},
        advice={name: replace(each, do=text) for name, each in drawn.advice.items()},
    )


def guarded(condition: Condition, guard: Condition | None) -> Condition:
    """Return a condition with a guard, if there is one, before each leaf on a number."""
    match condition:
        case All(parts) | Any(parts):
            return type(condition)(tuple(guarded(part, guard) for part in parts))
        case Not(part):
            return Not(guarded(part, guard))
        case Is(name) | AtLeast(name) | AtMost(name) if guard and name in NUMBERS:
            return Guarded((guard, condition))
        case _:
            return condition


def rule_bases() -> st.SearchStrategy[RuleBase]:
    """Draw a rule base, with factors and without; its impossibilities may rule out any profiles, even all of them."""
    return st.builds(weighed, st.builds(rule_base, RULES, IMPOSSIBLE, NATURES, TEXTS, GUARDS), METHODS)


def ruling_out_all(rules: RuleBase, condition: Condition) -> RuleBase:
    """Return the rule base with one more rule, which leaves nobody."""
    veto = rule("rule/all", condition, *map(RuleOut, CANDIDATES))
    return replace(rules, rules={**rules.rules, veto.id: veto})


def answers_to(one: Fact) -> st.SearchStrategy[WholeAnswer]:
    if one.kind is Kind.SEVERAL:
        return st.frozensets(st.sampled_from(one.value_ids))
    if one.measure:
        return st.integers(one.measure.span.least, one.measure.span.most).map(
            lambda said: placed_at(one, said)
        )
    return st.sampled_from(one.value_ids)


def placed_at(one: Fact, said: int) -> WholeAnswer:
    answer = lower(one, Numbers((Span(said, said),)))
    assert isinstance(answer, str)
    return answer


def known_of(one: Fact) -> st.SearchStrategy[Answer]:
    """Draw what can be known of an answer: the whole, or some of it; of a number what a statement leaves."""
    if one.measure:
        return (
            statements_about(one).map(lambda said: lower(one, said)).filter(lambda known: known is not None)
        )
    return st.one_of(answers_to(one), *([st.sampled_from(parts)] if (parts := partial_answers(one)) else []))


def partial_answers(one: Fact) -> list[Answer]:
    """Return each answer of which something is known, but not all."""
    subsets = [
        frozenset(some) for size in range(len(one.values) + 1) for some in combinations(one.value_ids, size)
    ]
    if one.kind is not Kind.SEVERAL:
        return [Partial(frozenset(), may) for may in subsets if 1 < len(may) < len(one.values)]
    return [
        Partial(must, may)
        for must in subsets
        for may in subsets
        if must < may and (must or len(may) < len(one.values))
    ]


def sayable(statement: Statement) -> bool:
    """Return whether there are words for a statement: not for one that says nothing."""
    return statement not in (NotAnyOf(()), Range())


def statements_about(one: Fact) -> st.SearchStrategy[Statement]:
    """Draw whatever can be stated of an answer that leaves one."""
    if one.measure:
        numbers = st.integers(one.measure.span.least, one.measure.span.most)
        spans = st.tuples(numbers, numbers).map(sorted).map(lambda ends: Span(*ends))
        return st.lists(spans, min_size=1, max_size=2).map(without_gaps).map(Numbers)
    some = st.lists(st.sampled_from(one.value_ids), unique=True).map(tuple)
    drawn: list[st.SearchStrategy[Statement]] = [answers_to(one), st.builds(NotAnyOf, some)]
    if one.kind is Kind.SEVERAL:
        drawn.append(st.builds(Has, some, some))
    else:
        drawn.append(st.builds(OneOf, some))
    if one.kind is Kind.SCALE:
        bound = st.sampled_from(one.value_ids)
        drawn += [st.builds(Range, bound, st.none() | bound), st.builds(Range, st.none(), bound)]
    return st.one_of(drawn).filter(lambda stated: isinstance(stated, str | frozenset) or fits(one, stated))


COMPLETE: st.SearchStrategy[Profile] = st.fixed_dictionaries({one.id: answers_to(one) for one in FACTS})
WHOLE: st.SearchStrategy[Profile] = st.fixed_dictionaries(
    {}, optional={one.id: answers_to(one) for one in FACTS}
)
PARTIAL: st.SearchStrategy[Profile] = st.fixed_dictionaries(
    {}, optional={one.id: known_of(one) for one in FACTS}
)


def profiles(*, complete: bool = False, partial: bool = True) -> st.SearchStrategy[Profile]:
    """Draw profiles: complete ones, or with facts unknown and, unless `partial` is false, with partial answers."""
    return COMPLETE if complete else PARTIAL if partial else WHOLE


def in_any_case(word: str) -> st.SearchStrategy[str]:
    return st.sampled_from((word, word.upper(), word.title(), word.swapcase()))


def spelt(one: Fact, statement: Statement | None) -> st.SearchStrategy[str]:
    """Draw a text that states an answer to a fact, None for not known; none is empty."""
    match statement:
        case None:
            return in_any_case("unknown")
        case str():
            return word_for(one, statement)
        case OneOf(values):
            return joined(("/", " / "), [word_for(one, value) for value in values])
        case Range(least, most):
            bounds = [word_for(one, bound) if bound else st.just("") for bound in (least, most)]
            return joined(("..", " .. "), bounds).map(str.strip)
        case NotAnyOf(values) if one.kind is not Kind.SEVERAL:
            return joined(BETWEEN, excluded(one, values))
        case NotAnyOf(values):
            return joined(BETWEEN, excluded(one, values)) | in_list([*excluded(one, values), OTHERS_OPEN])
        case Numbers(spans):
            return joined(("/", " / "), [st.sampled_from(words_for(one, span)) for span in spans])
        case Has(has, lacks):
            return in_list([*(word_for(one, value) for value in has), *excluded(one, lacks), OTHERS_OPEN])
        case _ if statement:
            return joined(BETWEEN, [word_for(one, value) for value in sorted(statement)])
        case _:
            return in_any_case("none")


def words_for(one: Fact, span: Span) -> tuple[str, ...]:
    """Return words for a span; an open end stands for the lowest and the highest number."""
    assert one.measure
    least, most = span.least, span.most
    words = [f"{least}..{most}"] + [str(least)] * (least == most)
    low = "" if least == one.measure.span.least else str(least)
    high = "" if most == one.measure.span.most else str(most)
    return (*words, *([f"{low}..{high}"] if low or high else []))


BETWEEN = (",", ";", ", ", " ; ")
OTHERS_OPEN = st.sampled_from(("...", "\u2026"))


def joined(between: Sequence[str], parts: Sequence[st.SearchStrategy[str]]) -> st.SearchStrategy[str]:
    return st.builds(str.join, st.sampled_from(between), st.tuples(*parts))


def in_list(parts: Sequence[st.SearchStrategy[str]]) -> st.SearchStrategy[str]:
    """Draw a list, which in brackets has commas between its parts."""
    in_brackets = joined((",", ", "), parts).flatmap(
        lambda words: st.sampled_from((f"[{words}]", f" [ {words} ] "))
    )
    return joined(BETWEEN, parts) | in_brackets


def excluded(one: Fact, values: Iterable[str]) -> list[st.SearchStrategy[str]]:
    """Draw words for values with a sign before each; a title with a comma in it is not told from two."""
    return [word_for(one, value).filter(lambda word: "," not in word).map("-{}".format) for value in values]


def word_for(one: Fact, value: str) -> st.SearchStrategy[str]:
    """Draw a word for a value: its id, its title, or another word for yes and no."""
    others = {"yes": ("true", "on", "y"), "no": ("false", "off", "n")}.get(value, ())
    title = next(other.title for other in one.values if other.id == value)
    return st.sampled_from((value, title, *others)).flatmap(in_any_case)
