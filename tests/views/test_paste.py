"""A recommendation for a chat: a line for each decision and at most three more, which say what the verdict says."""

from random import Random

import pytest

from advisor.explain.brief import Brief, brief
from advisor.explain.explanation import Explanation
from advisor.language.reading.answers import profile_of, reply
from advisor.model import Award, Is, Kind, RuleBase, RuleOut, Statement, statement_of
from advisor.recommend import recommend
from advisor.views.document.blocks import Bullets, Sentence, Verdict
from advisor.views.document.words import plain
from advisor.views.paste import paste
from advisor.views.verdict.verdict import verdict
from builders import base as built
from builders import decision, fact, rule
from long_consultation import MANY
from program import ROOT, advisor
from random_bases import draw_base, draw_profile
from recorded_answers import base_and_files

MORE = 3


def brief_of(base: RuleBase, answers: dict[str, Statement | None]) -> Brief:
    given = tuple(reply(base.facts[fact], statement) for fact, statement in answers.items())
    return brief(Explanation(base, given, recommend(base, profile_of(given))))


def random_brief(seed: int) -> Brief:
    chance = Random(seed)  # noqa: S311
    base = draw_base(chance)
    profile = draw_profile(chance, base)
    return brief_of(base, {fact: statement_of(base.facts[fact], answer) for fact, answer in profile.items()})


def lines(recommended: Brief) -> list[str]:
    (points,) = paste(recommended)
    assert isinstance(points, Bullets)
    sentences = [block for point in points.points for block in point if isinstance(block, Sentence)]
    assert len(sentences) == len(points.points)
    return [plain(sentence.line) for sentence in sentences]


@pytest.mark.parametrize("seed", range(40))
def test_each_decision_has_a_line_with_its_choice_and_level(seed: int) -> None:
    recommended = random_brief(seed)
    said = lines(recommended)
    assert len(said) <= len(recommended.conclusions) + MORE
    (choices,) = (block for block in verdict(recommended) if isinstance(block, Verdict))
    for line, choice in zip(said, choices.choices, strict=False):
        assert line.startswith(f"{choice.decision}: {plain(choice.choice)}")
        assert f"({choice.level}" in line or not choice.level


def test_a_chat_gets_the_reason_what_turns_it_and_by_which_rules() -> None:
    base, _ = base_and_files(ROOT)
    recommended = brief_of(base, dict(MANY))
    said = lines(recommended)
    assert len(said) <= 5
    assert all(line.count(". ") >= 1 for line in said[:2])
    assert said[-1].startswith(f"By these rules ({base.title}, {base.fingerprint[:15]}): ")
    turned = [conclusion.turn for conclusion in recommended.conclusions if conclusion.turn]
    assert any(line.startswith("If ") for line in said) == bool(turned)


def test_whoever_is_left_alone_and_may_yet_be_ruled_out_is_not_called_safe() -> None:
    days = tuple(f"day{number}" for number in range(10))
    base = built(
        [fact("wet", Kind.YES_NO), fact("day", Kind.CHOICE, days)],
        [
            rule("x", Is("wet", ("yes",)), RuleOut("b"), RuleOut("c"), Award("a", 1)),
            rule("y", Is("day", ("day0",)), RuleOut("a")),
        ],
        decisions=[decision("boat", "a", "b", "c")],
    )
    said = " ".join(lines(brief_of(base, {"wet": "yes"})))
    assert "Boat: A (likely" in said
    assert "Ruled out first: 2 of 3" in said
    assert "nobody can overtake" not in said


def test_no_line_of_it_is_broken() -> None:
    answers = ("--set", "team_languages=python", "--set", "learn_language=no", "--no-record")
    done = advisor("recommend", "--paste", *answers)
    assert done.returncode == 0, done.stderr
    assert all(line.startswith("- ") and line.endswith((".", "?")) for line in done.stdout.splitlines())
    assert advisor("recommend", "--paste", "--json", *answers).returncode == 2
