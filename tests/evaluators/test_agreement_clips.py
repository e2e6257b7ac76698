"""CLIPS, an engine of other authors, says of complete profiles what `fire` and `conditions` say.

The rules are translated for it in `benchmarks/engines/in_clips.py`; nothing of the evaluators is used there.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from engines.in_clips import Clips, translate
from engines.outcome import Answers, Outcome
from engines.work import decisions_of, written
from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.fire import fire
from advisor.language.reading.base import read_base
from advisor.model import Award, Conclude, Found, Is, Kind, Not, Profile, RuleBase, RuleOut
from brute_force import winners
from builders import base as rule_base
from builders import both, fact, rule, when
from effort import tried
from strategies import profiles, rule_bases


def in_clips(base: RuleBase, files: Mapping[str, str] | None = None) -> Clips:
    """Return a rule base in CLIPS, translated or as these files have it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (files or translate(base)).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return Clips(Path(folder), decisions_of(base))


def in_order(base: RuleBase, profile: Profile) -> Answers:
    return written({name: profile[name] for name in base.facts})


def fired(base: RuleBase, profile: Profile) -> Outcome:
    """Return points and vetoes by the rules that fire, and winners by the meaning of conditions."""
    points, vetoes = Counter(dict.fromkeys(base.candidates, 0)), set[str]()
    for firing in fire(base, profile).firings:
        for effect in base.rules[firing.rule].effects:
            match effect:
                case Award(candidate, by):
                    points[candidate] += by
                case RuleOut(candidate):
                    vetoes.add(candidate)
    return Outcome(dict(points), frozenset(vetoes), winners(base, profile))


def assert_agreement(base: RuleBase, many: Iterable[Profile]) -> None:
    clips = in_clips(base)
    for profile in many:
        assert clips(in_order(base, profile)) == fired(base, profile)


@given(rule_bases(), st.lists(profiles(complete=True), min_size=1, max_size=8))
@tried(60)
def test_clips_finds_the_points_vetoes_and_winners_of_any_rule_base(
    base: RuleBase, many: list[Profile]
) -> None:
    assert_agreement(base, many)


def test_clips_finds_the_points_vetoes_and_winners_of_the_shipped_rules() -> None:
    base, chance = read_base(), random.Random(8)  # noqa: S311  # chance, not secrecy
    assert_agreement(base, [drawn(base, chance) for _ in range(150)])


def drawn(base: RuleBase, chance: random.Random) -> Profile:
    return {
        one.id: frozenset(value for value in one.value_ids if chance.random() < 0.3)
        if one.kind is Kind.SEVERAL
        else chance.choice(one.value_ids)
        for one in base.facts.values()
    }


LAMP = fact("lamp", Kind.CHOICE, ("oil", "gas"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
SMELLS = rule("smells", Is("lamp", ("gas",)), Conclude("smell"))
WITHOUT_SMELL = when(both(Not(Found("smell")), Not(Is("tools", ("saw",)))), a=2)
LAMPS = rule_base([LAMP, TOOLS], [WITHOUT_SMELL, SMELLS], findings=["smell"])


@pytest.mark.parametrize("forgotten", ["(finding (name smell))", "(answer-tools (value saw))"])
def test_a_translation_that_forgets_a_not_is_found_out(forgotten: str) -> None:
    right = translate(LAMPS)
    wrong = {name: text.replace(f"(not {forgotten})", forgotten) for name, text in right.items()}
    assert wrong != right

    profile: Profile = {"lamp": "oil", "tools": frozenset()}
    assert in_clips(LAMPS, right)(in_order(LAMPS, profile)).points["a"] == 2
    assert in_clips(LAMPS, wrong)(in_order(LAMPS, profile)).points["a"] == 0


def test_a_finding_is_not_taken_as_false_before_its_rules_have_fired() -> None:
    # CLIPS fires first what became possible last, and the axe comes after the lamp.
    hasty = when(both(Not(Found("smell")), Is("tools", ("axe",))), a=2)
    base = rule_base([LAMP, TOOLS], [hasty, SMELLS], findings=["smell"])
    profile: Profile = {"lamp": "gas", "tools": frozenset({"axe"})}
    assert in_clips(base)(in_order(base, profile)).points["a"] == 0


def test_one_profile_leaves_nothing_behind_for_the_next() -> None:
    clips = in_clips(LAMPS)
    gas, oil = ({"lamp": lamp, "tools": []} for lamp in ("gas", "oil"))
    assert [clips(one).points["a"] for one in (gas, oil, oil, gas)] == [0, 2, 2, 0]
