"""Many candidates and `each` rules: a rule is told once, as it is written, and not candidate by candidate."""

from io import StringIO
from pathlib import Path

import pytest

from advisor.explain.flips import way_out
from advisor.explain.joint import title_for
from advisor.explain.ledger import ledger
from advisor.explain.vetoes import Veto, vetoes
from advisor.explain.what_if import what_if
from advisor.explain.whole import explain
from advisor.model import Answer, Is, Kind, Not, RuleBase, RuleOut
from advisor.read.answers import Given, profile_of
from advisor.recommend import recommend
from advisor.render.explanations import show_what_if
from advisor.render.result import show_recommendation
from advisor.render.screen import screen
from advisor.render.standings import show_standings
from folders import read, write
from program import advisor

from builders import base as built
from builders import fact, rule

FACTS = """\
knowledge: {title: Boats}
topics: {trip: The trip}
sources: {book: {title: A book}}
passages: {P1: {says: Boats float.}}
facts:
  water:
    topic: trip
    kind: choice
    ask: Where will you sail?
    why: A boat is made for some water.
    values: {lake: A lake, river: A river, sea: The sea}
  storm: {topic: trip, kind: yes_no, ask: Is there a storm?, why: It decides who sails.}
  alone: {topic: trip, kind: yes_no, ask: Are you alone?, why: Some boats need many hands.}
  closed: {topic: trip, kind: yes_no, ask: Is the harbour closed?, why: Then nobody sails.}
advice:
  stay: {text: Stay on land.}
decisions:
  boat:
    title: Boat
    candidates:
      raft: {title: Raft, attributes: {waters: lake}}
      canoe: {title: Canoe, attributes: {waters: [lake, river]}}
      punt: {title: Punt, attributes: {waters: river}}
      yawl: {title: Yawl, attributes: {waters: sea, hands: many}}
      ketch: {title: Ketch, attributes: {waters: sea, hands: many}}
      ferry: {title: Ferry, attributes: {waters: [river, sea], hands: many}}
"""

RULES = """\
rules:
  other-water:
    each: boat
    title: This water is not one for {it}
    because: It was built for another.
    if: {not: {water: it.waters}}
    then: {rule_out: it}
  many-hands:
    each: boat
    where: {hands: many}
    title: "{it} is too much for one"
    because: All ropes are pulled at once.
    if: {alone: yes}
    then: {rule_out: it, advise: stay}
  no-flat-bottom:
    title: A flat bottom is no good in waves
    because: It slams.
    if: {storm: yes}
    then: {rule_out: [raft, punt, canoe, yawl]}
  closed-harbour:
    each: boat
    title: Nobody may leave in {it}
    because: The harbour is closed.
    if: {closed: yes}
    then: {rule_out: it}
  joy:
    each: boat
    title: "{it} is a joy on calm water"
    because: It glides.
    if: {storm: no}
    then: {favour: {it: slight}}
"""


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("boats"), {"facts/f.yaml": FACTS, "rules/r.yaml": RULES})


@pytest.fixture(scope="module")
def base(boats: Path) -> RuleBase:
    return read(boats)


def given(**answers: Answer) -> tuple[Given, ...]:
    return tuple(Given(fact, answer) for fact, answer in answers.items())


def result_for(base: RuleBase, **answers: Answer) -> str:
    """Return the screen of a recommendation, on one line."""
    shown = StringIO()
    found = recommend(base, profile_of(given(**answers)))
    show_recommendation(screen(shown), base, explain(base, given(**answers), found))
    return " ".join(shown.getvalue().split())


def vetoes_for(base: RuleBase, **answers: Answer) -> list[Veto]:
    return list(vetoes(base, recommend(base, profile_of(given(**answers))).outcomes["boat"]))


def test_a_title_that_ends_with_the_candidates_takes_them_all() -> None:
    assert title_for("The order is used by {it}", ["Raft", "Punt", "Yawl"]) == (
        "The order is used by Raft, Punt and Yawl"
    )


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("{it} compares averages", "Raft compares averages; the same goes for Punt and Yawl"),
        ("On a lake {it} is out", "On a lake Raft is out; the same goes for Punt and Yawl"),
        ("{it} is slow, so nobody takes {it}", "Raft is slow, so nobody takes Raft; the same goes for Punt and Yawl"),
        ("{it} is slow.", "Raft is slow; the same goes for Punt and Yawl"),
    ],
)  # fmt: skip
def test_a_title_whose_verb_may_belong_to_the_candidate_stays_singular(pattern: str, title: str) -> None:
    assert title_for(pattern, ["Raft", "Punt", "Yawl"]) == title


@pytest.mark.parametrize("pattern", ["{it} is slow.", "Nobody takes {it}", "So {it} is out"])
def test_the_title_for_one_candidate_is_as_it_is_written(pattern: str) -> None:
    assert title_for(pattern, ["Raft"]) == pattern.replace("{it}", "Raft")


def test_the_ledger_is_grammatical_where_the_candidate_is_the_subject(base: RuleBase) -> None:
    result = recommend(base, {"storm": "no", "water": "lake"})
    (group,) = ledger(base, result.trace, ("raft", "canoe")).groups
    (row,) = group.rows
    assert row.title == "Raft is a joy on calm water; the same goes for Canoe"


def test_everybody_ruled_out_stands_under_the_rule_as_it_is_written(base: RuleBase) -> None:
    (veto,) = vetoes_for(base, water="lake")
    assert (veto.written, veto.again) == ("r/other-water", ())
    assert veto.candidates == ("punt", "yawl", "ketch", "ferry")
    text = result_for(base, water="lake")
    assert "This water is not one for Punt, Yawl, Ketch and Ferry [r/other-water]" in text
    assert text.count("Ketch") == 1


def test_who_is_ruled_out_has_no_line_beside_the_bars(base: RuleBase) -> None:
    text = result_for(base, water="lake", storm="no")
    assert "Canoe ############################## 1 Ruled out: 4 of 6 " in text


def test_a_few_that_are_ruled_out_are_named_beside_the_bars(base: RuleBase) -> None:
    assert "Ruled out: Raft, Yawl and Ketch Ruled out by which rule:" in result_for(base, water="river")


def test_a_second_rule_counts_the_crowd_that_was_named_before(base: RuleBase) -> None:
    first, second = vetoes_for(base, water="lake", storm="yes")
    assert {*first.candidates, *second.candidates} == {"raft", "canoe", "punt", "yawl", "ketch", "ferry"}
    assert (second.candidates, second.again) == (("raft", "canoe"), ("punt", "yawl"))


def test_every_veto_is_told_with_all_names_or_their_number(base: RuleBase) -> None:
    text = result_for(base, water="lake", storm="yes", alone="yes", closed="yes")
    assert "This water is not one for Punt, Yawl, Ketch and Ferry [r/other-water]" in text
    assert "Yawl is too much for one; the same goes for Ketch and Ferry [r/many-hands]" in text
    assert "Raft, Canoe, Punt and Yawl: A flat bottom is no good in waves [r/no-flat-bottom]" in text
    assert "Nobody may leave in Raft and 5 of those above [r/closed-harbour]" in text


def test_advice_names_a_rule_once_for_all_candidates(base: RuleBase) -> None:
    assert "Stay on land. [r/many-hands]" in result_for(base, alone="yes")


def test_what_if_tells_each_rule_that_starts_or_stops_once(base: RuleBase) -> None:
    shown = StringIO()
    found = what_if(base, given(closed="yes"), given(closed="no", water="sea"))
    show_what_if(screen(shown), base, found)
    text = " ".join(shown.getvalue().split())
    assert "would start: This water is not one for Raft, Canoe and Punt [r/other-water]" in text
    assert (
        "would stop: Nobody may leave in Raft, Canoe, Punt, Yawl, Ketch and Ferry [r/closed-harbour]" in text
    )


def test_a_tie_of_everybody_before_any_rule_is_not_a_list_of_names(base: RuleBase) -> None:
    shown = StringIO()
    show_standings(screen(shown), base, recommend(base, {}))
    assert "a tie, as no rule has spoken yet for or against any of the 6" in shown.getvalue()


def test_why_tells_a_crowd_by_its_rule(boats: Path, tmp_path: Path) -> None:
    done = advisor("interview", "--all", "--knowledge", str(boats), typed="why\nquit\n", home=tmp_path)
    text = " ".join(done.stdout.split())
    assert "A lake: rules out 4 candidates [r/other-water]" in text
    assert "The sea: rules out Raft, Canoe and Punt" in text
    assert "This water is not one for Raft [r/other-water/raft] and 5 more made from the same rule" in text


def test_where_nobody_is_left_the_rules_to_blame_and_the_way_out_are_named(base: RuleBase) -> None:
    text = result_for(base, closed="yes")
    assert "Boat: nobody is left, every candidate is ruled out" in text
    assert "everybody is ruled out, by r/closed-harbour, and no open answer takes that back." in text
    assert "the smallest way out is 1 answer: with closed: No instead of Yes: a tie of 6" in text
    assert "no change of up to" not in text


def test_the_way_out_leaves_somebody_also_where_two_rules_leave_nobody(base: RuleBase) -> None:
    answers = {"water": "sea", "alone": "yes"}
    out = way_out(base, answers, recommend(base, answers).outcomes["boat"])
    assert out is not None
    assert [(one.fact, one.then) for one in out.changes] == [("water", "lake")]
    assert out.winners == ("raft", "canoe")
    assert (
        "the smallest way out is 1 answer: with water: A lake instead of The sea: a tie of Raft and Canoe"
        in (result_for(base, **answers))
    )


def test_where_nobody_is_left_an_answer_with_which_one_wins_alone_is_the_way_out(base: RuleBase) -> None:
    text = result_for(base, water="river", storm="yes", alone="yes")
    assert "the smallest way out is 1 answer: with alone: No instead of Yes: Ferry" in text


def test_without_a_way_out_it_is_said_that_open_answers_cannot_help(base: RuleBase) -> None:
    result = recommend(base, {"closed": "yes"})
    shown = StringIO()
    show_recommendation(screen(shown), base, explain(base, given(closed="yes"), result, ["closed"]))
    text = " ".join(shown.getvalue().split())
    assert "no change of up to 3 of your answers leaves anybody, and an answer to an open question" in text
    assert "makes another candidate win alone" not in text


def test_somebody_left_has_no_way_out(base: RuleBase) -> None:
    assert way_out(base, {"water": "sea"}, recommend(base, {"water": "sea"}).outcomes["boat"]) is None


def test_nobody_left_whatever_is_answered_is_not_called_ruled_out_already() -> None:
    flag = fact("flag", Kind.YES_NO)
    yes = Is("flag", ("yes",))
    found = [rule("one", yes, *map(RuleOut, "abc")), rule("two", Not(yes), *map(RuleOut, "abc"))]
    rules = built([flag], found)
    text = result_for(rules)
    assert "nobody is left, whatever is still answered, every candidate is ruled out" in text
    assert "Choice: settled; whatever is still answered, everybody is ruled out." in text


def test_why_not_names_the_vetoes_also_where_nobody_is_left(boats: Path) -> None:
    done = advisor("why-not", "punt", "--knowledge", str(boats), "--set", "closed=yes")
    assert "Nobody is left to win" in done.stdout
    assert "Ruled out: Nobody may leave in Punt [r/closed-harbour/punt]" in done.stdout


def test_flips_name_those_together_whom_no_change_helps(boats: Path) -> None:
    words = ("flips", "--knowledge", str(boats), "--set", "water=lake", "--lock", "water")
    text = " ".join(advisor(*words).stdout.split())
    assert "Punt, Yawl, Ketch and Ferry: no change of up to 3 of your answers makes any of them win" in text


def test_flips_name_the_way_out_where_nobody_can_win_alone(boats: Path) -> None:
    words = ("flips", "--knowledge", str(boats), "--set", "closed=yes")
    assert "the smallest way out is 1 answer" in " ".join(advisor(*words).stdout.split())


def test_how_shows_one_of_those_made_from_a_rule_and_how_it_ended_for_the_others(boats: Path) -> None:
    words = ("how", "r/other-water", "--knowledge", str(boats), "--set", "water=lake")
    text = " ".join(advisor(*words).stdout.split())
    assert text.startswith("This water is not one for Raft r/other-water/raft, ")
    assert text.endswith(
        "It did not fire here. The same rule fired here for Punt, Yawl, Ketch and Ferry. "
        "The same rule did not fire here for Canoe."
    )
