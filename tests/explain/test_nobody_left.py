"""Where nobody is left: the rules to blame, the way out, and who would be left then."""

from io import StringIO
from pathlib import Path

import pytest

from advisor.explain.explanation import explain
from advisor.explain.flips import way_out
from advisor.model import Is, Kind, Not, RuleBase, RuleOut
from advisor.recommend import recommend
from advisor.views.recommendation import recommendation
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write as write_blocks
from boat_base import given_answers, recommendation_on_screen
from builders import base as built
from builders import fact, rule
from folders import read, write
from program import advisor

DEAD_END_FACTS = """\
knowledge: {title: A dead end}
topics: {trip: The trip}
facts:
  cold: {topic: trip, kind: yes_no, ask: 'Is it cold?', why: It counts.}
  wet: {topic: trip, kind: yes_no, ask: 'Is it wet?', why: It counts.}
decisions:
  choice: {title: Choice, candidates: {a: {title: A}, b: {title: B}}}
"""
DEAD_END_RULES = """\
rules:
  wet: {title: Wet, because: So it is., if: {wet: yes}, then: {rule_out: [a, b]}}
  dry: {title: Dry, because: So it is., if: {wet: no}, then: {rule_out: [a, b]}}
  cold: {title: Cold, because: So it is., if: {cold: yes}, then: {favour: {a: strong}}}
"""


@pytest.fixture(scope="module")
def base(boats: Path) -> RuleBase:
    return read(boats)


def test_where_nobody_is_left_the_rules_to_blame_and_the_way_out_are_named(base: RuleBase) -> None:
    text = recommendation_on_screen(base, closed="yes")
    assert "Boat: nobody is left, every candidate is ruled out" in text
    assert "proved: none of the 3 open answers can bring anybody back." in text
    assert "Boat, ruled out first: 6 of 6, because nobody may leave in them (closed: Yes)." in text
    assert "If it turns out otherwise (closed: No, not Yes): any of 6." in text


def test_the_way_out_leaves_somebody_also_where_two_rules_leave_nobody(base: RuleBase) -> None:
    answers = {"water": "sea", "alone": "yes"}
    out = way_out(base, answers, recommend(base, answers).outcomes["boat"])
    assert out is not None
    assert [(change.fact, change.then) for change in out.changes] == [("water", "lake")]
    assert out.winners == ("raft", "canoe")
    text = recommendation_on_screen(base, **answers)
    assert "If it turns out otherwise (water: A lake, not The sea): Raft or Canoe." in text
    assert (
        "ruled out first: 3 more, because Yawl is too much for one; the same goes for Ketch and Ferry (alone: Yes)."
        in text
    )


def test_who_is_ruled_out_twice_is_counted_once(base: RuleBase) -> None:
    text = recommendation_on_screen(base, storm="yes", alone="yes")
    assert "ruled out first: 4 of 6, because a flat bottom is no good in waves" in text
    assert "ruled out first: 2 more, because Ketch is too much for one; the same goes for Ferry" in text


def test_where_nobody_is_left_an_answer_with_which_one_wins_alone_is_the_way_out(base: RuleBase) -> None:
    text = recommendation_on_screen(base, "changes", water="river", storm="yes", alone="yes")
    assert "If it turns out otherwise (alone: No, not Yes): Ferry." in text


def test_without_a_way_out_it_is_said_that_open_answers_cannot_help(base: RuleBase) -> None:
    result = recommend(base, {"closed": "yes"})
    locked = explain(base, given_answers(closed="yes"), result, ["closed"])
    shown = StringIO()
    write_blocks(screen(shown), recommendation(locked, {"changes"}))
    text = " ".join(shown.getvalue().split())
    assert "No change of up to 3 of your answers leaves anybody, and an answer to an open question" in text
    assert "makes another candidate win alone" not in text


def test_somebody_left_has_no_way_out(base: RuleBase) -> None:
    assert way_out(base, {"water": "sea"}, recommend(base, {"water": "sea"}).outcomes["boat"]) is None


def test_nobody_left_whatever_is_answered_is_not_called_ruled_out_already() -> None:
    flag = fact("flag", Kind.YES_NO)
    yes = Is("flag", ("yes",))
    found = [rule("one", yes, *map(RuleOut, "abc")), rule("two", Not(yes), *map(RuleOut, "abc"))]
    rules = built([flag], found)
    text = recommendation_on_screen(rules)
    assert "Choice: nobody is left, whatever is still answered" in text
    assert "ruled out" not in text


def test_why_not_names_the_vetoes_also_where_nobody_is_left(boats: Path) -> None:
    done = advisor("why-not", "punt", "--knowledge", str(boats), "--set", "closed=yes")
    assert "Nobody is left to win" in done.stdout
    assert "Punt is ruled out: Nobody may leave in Punt [r/closed-harbour/punt]" in done.stdout


def test_flips_name_those_together_whom_no_change_helps(boats: Path) -> None:
    words = ("flips", "--knowledge", str(boats), "--set", "water=lake", "--lock", "water")
    text = " ".join(advisor(*words).stdout.split())
    assert "Punt, Yawl, Ketch and Ferry: no change of up to 3 of your answers makes any of them win" in text


def test_that_no_change_helps_is_said_of_what_is_known_and_not_of_what_was_left_open(boats: Path) -> None:
    words = ("flips", "--knowledge", str(boats), "--set", "water=lake/river", "--lock", "water")
    text = " ".join(advisor(*words).stdout.split())
    assert "makes any of them win alone while what you left open stays open." in text


def test_flips_name_the_way_out_first_also_where_somebody_can_win_alone(boats: Path) -> None:
    answers = ["closed=yes", "water=sea", "alone=yes", "storm=yes"]
    words = ("flips", "--knowledge", str(boats), *(word for answer in answers for word in ("--set", answer)))
    text = " ".join(advisor(*words).stdout.split())
    assert text.startswith(
        "Boat - If it turns out otherwise (alone: No, not Yes; closed: No, not Yes): Ketch or Ferry. "
    )
    assert "(water: A river, not The sea; alone: No, not Yes; closed: No, not Yes): Ferry." in text


def test_where_no_change_leaves_anybody_none_lets_somebody_win(tmp_path: Path) -> None:
    """Points alone would let A win with another answer; but whatever is answered to the rest, A is ruled out."""
    write(tmp_path, {"facts/f.yaml": DEAD_END_FACTS, "rules/r.yaml": DEAD_END_RULES})
    words = ("flips", "--knowledge", str(tmp_path), "--set", "cold=no")
    for more in ((), ("a",)):
        text = " ".join(advisor(*words, *more).stdout.split())
        assert "No change of up to 3 of your answers leaves anybody" in text
        assert "cold" not in text


def test_flips_name_the_way_out_where_nobody_can_win_alone(boats: Path) -> None:
    words = ("flips", "--knowledge", str(boats), "--set", "closed=yes")
    assert "If it turns out otherwise (closed: No, not Yes): any of 6." in advisor(*words).stdout
