"""Guesses: those that could change a winner are worth confirming, all others would change nothing together."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.relevance import relevant
from advisor.explain import guesses
from advisor.explain.guesses import Guesses, weigh
from advisor.language.reading.answers import Given
from advisor.model import Is, Kind, Not, Profile, RuleBase, is_whole
from agreement_agenda import decided
from brute_force import completions, winners
from builders import answers, base, both, fact, when
from effort import tried
from strategies import COMPLETE, FACTS, profiles, rule_bases

ASKED = [fact(name, Kind.YES_NO) for name in ("first", "second", "third")]


def guessed(profile: Profile) -> list[Given]:
    return [Given(name, answer) for name, answer in profile.items()]


def names(group: tuple[Given, ...]) -> tuple[str, ...]:
    return tuple(guess.fact for guess in group)


@given(rule_bases(), profiles(), COMPLETE, st.frozensets(st.sampled_from([one.id for one in FACTS])))
@tried(40)
def test_who_confirms_what_is_worth_it_need_not_ask_about_the_other_guesses(
    rules: RuleBase, profile: Profile, whole: Profile, some: frozenset[str]
) -> None:
    ends = [
        (complete, frozenset(winners(rules, complete).items())) for complete in completions(rules, profile)
    ]
    assume(ends)
    weighed = weigh(rules, profile, guessed({name: whole[name] for name in some}))
    worth, harmless, answered = map(names, (weighed.worth, weighed.harmless, weighed.answered))
    assert {*worth, *harmless, *answered} == some
    assert set(answered) == {name for name in some if is_whole(profile.get(name))}
    assert decided([name for name in rules.facts if name not in harmless], ends)
    assert {*relevant(rules, profile).facts} & some <= {*worth}


def yes(name: str) -> Is:
    return Is(name, ("yes",))


def test_a_guess_that_no_rule_hears_would_change_nothing() -> None:
    rules = base(ASKED, [when(yes("second"), a=3)])
    assert weigh(rules, {}, guessed(answers(third="yes", second="no"))) == Guesses(
        worth=(Given("second", "no"),), harmless=(Given("third", "yes"),)
    )


def test_of_guesses_that_are_tied_one_is_worth_confirming_though_none_matters_alone() -> None:
    tied = (both(yes("first"), Not(yes("second"))), both(yes("second"), Not(yes("first"))))
    rules = base(ASKED, [when(yes("first"), a=3)], impossible=tied)
    assert relevant(rules, {}).facts == ()
    assert names(weigh(rules, {}, guessed(answers(second="yes", first="yes"))).worth) == ("first",)


def test_a_guess_is_no_answer_and_none_is_made_of_dont_know() -> None:
    rules = base(ASKED, [when(both(yes("first"), yes("second")), a=3)])
    weighed = weigh(rules, {}, [Given("first", "no"), Given("second", "no"), Given("third", None)])
    assert names(weighed.worth) == ("first", "second")
    assert weighed.harmless == ()


def test_what_is_not_known_in_time_is_said_of_all_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guesses, "fewest_deciding", lambda *_: Unproven(0))
    rules = base(ASKED, [when(yes("first"), a=3)])
    assert weigh(rules, answers(second="no"), guessed(answers(first="yes", second="no"))) == Guesses(
        unproven=(Given("first", "yes"),), answered=(Given("second", "no"),)
    )
