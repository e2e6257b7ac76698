"""Changes of numbers: from the nearest cut, and as far as they come to the same."""

from hypothesis import given
from hypothesis import strategies as st

from advisor.conditions import TRUE, judge_rule
from advisor.explain.changes import change_words, miss_words, single_changes
from advisor.explain.contest import contest, rival_of
from advisor.explain.explanation import explain
from advisor.explain.flips import flips
from advisor.model import Fact, Profile, RuleBase, spans_of
from advisor.recommend import Recommendation, recommend
from advisor.views.details.answers import turns
from advisor.views.document.words import plain
from effort import tried
from loan_base import loan_answers, loan_base, loan_profile
from number_checks import trial


def result_for(**words: str) -> Recommendation:
    return recommend(loan_base(), loan_profile(**words))


def misses(candidate: str, **words: str) -> dict[str, str]:
    """Return what each rule missed, in words."""
    base, result = loan_base(), result_for(**words)
    misses = contest(base, result, candidate, rival_of(result, candidate) or "").near_misses
    return {miss.rule.id.removeprefix("r/"): miss_words(base, miss.change) for miss in misses}


def test_a_flip_is_told_as_far_as_it_holds_and_not_to_the_next_cut() -> None:
    base = loan_base()
    result = result_for(monthly_income="2100", age="21", vehicle="boat", share="10")
    told = {
        flip.candidate: [change_words(base, change) for change in flip.changes]
        for flip in flips(base, result.trace.profile, result.outcomes["loan"])
    }
    assert told == {
        "low": ["monthly income: 2,500 EUR or more instead of 2,100 EUR"],
        "no": ["age: less than 18 years instead of 21 years"],
    }


@given(
    income=st.sampled_from(("500", "1000.50", "2100", "2500", "4100")),
    age=st.sampled_from(("17", "18", "66")),
)
@tried(15)
def test_every_number_that_a_flip_speaks_of_makes_the_candidate_win(income: str, age: str) -> None:
    base, profile = loan_base(), loan_profile(monthly_income=income, age=age, vehicle="boat", share="10")
    for flip in flips(base, profile, recommend(base, profile).outcomes["loan"]):
        for change in flip.changes:
            fact = base.facts[change.fact]
            others = {each.fact: each.then for each in flip.changes}
            for value in fact.limits(change.then).may:
                after = recommend(base, {**profile, **others, fact.id: value})
                assert after.outcomes["loan"].winners == (flip.candidate,)


def test_what_a_rule_missed_is_what_it_asks_for_and_what_there_is() -> None:
    missed = misses("low", monthly_income="2100", age="21", vehicle="car", bought="2020-01-01")
    assert missed == {
        "rich": "monthly income: at least 2,500 EUR; it is 2,100 EUR",
        "richer": "monthly income: at least 4,000 EUR; it is 2,100 EUR",
        "own": "share: 20 to 40 %",
        "new": "bought: on or after 2024-01-01; it is 2020-01-01",
    }


def test_what_does_not_apply_is_missed_by_no_rule() -> None:
    assert "new" not in misses("low", monthly_income="2100", age="21", vehicle="boat", bought="2020-01-01")


def test_the_nearest_numbers_are_tried_first() -> None:
    base = loan_base()
    fact = base.facts["monthly_income"]
    tried = [
        spans_of(fact, change.then)[0].least // 100
        for change, _ in single_changes(base, loan_profile(monthly_income="2400"))
        if change.fact == fact.id
    ]
    assert tried == [2500, 0, 4000]


def test_answers_that_lead_to_the_same_are_told_as_one_inside_what_was_stated() -> None:
    assert told_of("monthly_income", age="21", vehicle="boat", share="10") == (
        "What do you earn? 2,500 EUR or more would lead to A low rate (Loan)."
    )
    assert told_of("monthly_income", age="21", vehicle="boat", share="10", monthly_income="2000..3000") == (
        "What do you earn? (so far 2,000 to 3,000 EUR) 2,500 to 3,000 EUR would lead to A low rate (Loan)."
    )


def told_of(fact: str, **words: str) -> str:
    base, given_answers = loan_base(), loan_answers(**words)
    unknowns = explain(base, given_answers, recommend(base, loan_profile(**words))).unknowns
    return plain(turns(base, next(unknown for unknown in unknowns.facts if unknown.fact == fact)).line)


@given(st.integers(0, 100_000))
@tried(15)
def test_on_random_bases_every_number_that_is_spoken_of_does_what_is_said(number: int) -> None:
    drawn = trial(20, number)
    for heard in drawn.heard[:1]:
        if not heard.meant.impossible() and heard.whole:
            flips_hold(drawn.base, heard.profile)
            misses_hold(drawn.base, heard.profile)


def flips_hold(base: RuleBase, profile: Profile) -> None:
    for name, outcome in recommend(base, profile).outcomes.items():
        for flip in flips(base, profile, outcome, givens=True):
            after = {**profile, **{change.fact: change.then for change in flip.changes}}
            numbers = [base.facts[change.fact] for change in flip.changes if base.facts[change.fact].measure]
            tried = [
                after,
                *({**after, fact.id: value} for fact in numbers[:1] for value in left(fact, after)),
            ]
            for changed in tried if numbers else []:
                assert recommend(base, changed).outcomes[name].winners == (flip.candidate,)


def misses_hold(base: RuleBase, profile: Profile) -> None:
    result = recommend(base, profile)
    pairs = ((candidate, rival_of(result, candidate)) for candidate in base.candidates)
    against = (contest(base, result, candidate, rival) for candidate, rival in pairs if rival)
    for miss in [miss for each in against for miss in each.near_misses]:
        fact = base.facts[miss.change.fact]
        for value in left(fact, {fact.id: miss.change.then}) if fact.measure else ():
            assert judge_rule(base, miss.rule, {**profile, fact.id: value}) is TRUE


def left(fact: Fact, profile: Profile) -> frozenset[str]:
    return fact.limits(profile[fact.id]).may
