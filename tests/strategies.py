"""Hypothesis strategies: rule bases of every shape the language allows, and profiles for them."""

from hypothesis import strategies as st

from advisor.model import (
    Advise,
    All,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Effect,
    Fact,
    Found,
    Is,
    Kind,
    Leaf,
    Not,
    Profile,
    Rule,
    RuleBase,
    RuleOut,
)

from builders import base, decision, fact, rule

FACTS = (
    fact("flag", Kind.YES_NO),
    fact("colour", Kind.CHOICE, ("red", "green", "blue")),
    fact("size", Kind.SCALE, ("small", "medium", "large", "huge")),
    fact("tools", Kind.SEVERAL, ("saw", "axe")),
)
FINDINGS = ("first", "second", "third")
DECISIONS = (decision("choice", "a", "b", "c"), decision("style", "plain", "fancy"))
CANDIDATES = tuple(one.id for found in DECISIONS for one in found.candidates)
ADVICE = ("rest", "hurry")


def leaf_over(one: Fact) -> st.SearchStrategy[Leaf]:
    value = st.sampled_from(one.value_ids)
    some = st.lists(value, min_size=1, max_size=3, unique=True).map(tuple)
    membership = st.builds(Is, st.just(one.id), some)
    if one.kind is not Kind.SCALE:
        return membership
    bound = st.sampled_from((AtLeast, AtMost))
    return st.one_of(membership, st.builds(lambda kind, value: kind(one.id, value), bound, value))


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


@st.composite
def rules_for(draw: st.DrawFn, number: int) -> Rule:
    """Draw a rule that concludes at most one finding and reads only findings before that one."""
    level = draw(st.integers(0, len(FINDINGS)))
    effects: list[Effect] = draw(
        st.lists(
            st.one_of(
                st.builds(Award, st.sampled_from(CANDIDATES), st.integers(-8, 8)),
                st.builds(RuleOut, st.sampled_from(CANDIDATES)),
                st.builds(Advise, st.sampled_from(ADVICE)),
            ),
            max_size=3,
        )
    )
    if level < len(FINDINGS):
        effects.append(Conclude(FINDINGS[level]))
    return rule(f"rule/{number}", draw(conditions(FINDINGS[:level])), *effects)


@st.composite
def rule_bases(draw: st.DrawFn) -> RuleBase:
    count = draw(st.integers(0, 8))
    return base(
        FACTS,
        [draw(rules_for(number)) for number in range(count)],
        findings=FINDINGS,
        decisions=DECISIONS,
        advice=ADVICE,
    )


def answers_to(one: Fact) -> st.SearchStrategy[object]:
    if one.kind is Kind.SEVERAL:
        return st.frozensets(st.sampled_from(one.value_ids))
    return st.sampled_from(one.value_ids)


def profiles(*, complete: bool = False) -> st.SearchStrategy[Profile]:
    every = {one.id: answers_to(one) for one in FACTS}
    return st.fixed_dictionaries(every) if complete else st.fixed_dictionaries({}, optional=every)
