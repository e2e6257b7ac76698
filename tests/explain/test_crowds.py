"""Many candidates and `each` rules: a rule is told once, as it is written, and not candidate by candidate."""

from io import StringIO
from pathlib import Path

import pytest

from advisor.explain.joint import title_for
from advisor.explain.ledger import ledger
from advisor.explain.vetoes import Veto, vetoes
from advisor.explain.what_if import what_if
from advisor.language.reading.answers import profile_of
from advisor.model import Answer, RuleBase
from advisor.recommend import recommend
from advisor.views import standings as views
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from boat_base import given_answers, recommendation_on_screen
from folders import read
from program import advisor


@pytest.fixture(scope="module")
def base(boats: Path) -> RuleBase:
    return read(boats)


def vetoes_for(base: RuleBase, **answers: Answer) -> list[Veto]:
    return list(vetoes(base, recommend(base, profile_of(given_answers(**answers))).outcomes["boat"]))


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
    text = recommendation_on_screen(base, "points", water="lake")
    assert (
        text.count("This water is not one for Punt, Yawl, Ketch and Ferry (water: A lake) [r/other-water]")
        == 1
    )


def test_who_is_ruled_out_has_no_points(base: RuleBase) -> None:
    text = recommendation_on_screen(base, "points", water="lake", storm="no")
    assert text.endswith(
        "Compared: Raft ############################## 1 Canoe ############################## 1"
    )


def test_a_second_rule_counts_the_crowd_that_was_named_before(base: RuleBase) -> None:
    first, second = vetoes_for(base, water="lake", storm="yes")
    assert {*first.candidates, *second.candidates} == {"raft", "canoe", "punt", "yawl", "ketch", "ferry"}
    assert (second.candidates, second.again) == (("raft", "canoe"), ("punt", "yawl"))


def test_every_veto_is_told_with_all_names_or_their_number(base: RuleBase) -> None:
    text = recommendation_on_screen(base, "points", water="lake", storm="yes", alone="yes", closed="yes")
    assert "This water is not one for Punt, Yawl, Ketch and Ferry (water: A lake) [r/other-water]" in text
    assert "Yawl is too much for one; the same goes for Ketch and Ferry (alone: Yes) [r/many-hands]" in text
    assert (
        "Raft, Canoe, Punt and Yawl: A flat bottom is no good in waves (storm: Yes) [r/no-flat-bottom]"
        in text
    )
    assert "Nobody may leave in Raft and 5 of those above (closed: Yes) [r/closed-harbour]" in text


def test_advice_names_a_rule_once_for_all_candidates(base: RuleBase) -> None:
    assert recommendation_on_screen(base, "advice", alone="yes").count("[r/many-hands]") == 1


def test_what_if_tells_each_rule_that_starts_or_stops_once(base: RuleBase) -> None:
    shown = StringIO()
    changed = what_if(base, given_answers(closed="yes"), given_answers(closed="no", water="sea"))
    write(screen(shown), views.what_if(base, changed))
    text = " ".join(shown.getvalue().split())
    assert "would start to fire: - This water is not one for Raft, Canoe and Punt [r/other-water]" in text
    assert (
        "would no longer fire: - Nobody may leave in Raft, Canoe, Punt, Yawl, Ketch and Ferry [r/closed-harbour]"
        in text
    )


def test_why_tells_a_crowd_by_its_rule(boats: Path, tmp_path: Path) -> None:
    done = advisor("interview", "--all", "--knowledge", str(boats), typed="why\nwhy\nquit\n", home=tmp_path)
    text = " ".join(done.stdout.split())
    assert "A lake: rules out 4 candidates by r/other-water" in text
    assert "The sea: rules out Raft, Canoe and Punt" in text
    assert "This water is not one for Raft, and 5 more made from the same rule [r/other-water/raft]" in text


def test_how_shows_one_of_those_made_from_a_rule_and_how_it_ended_for_the_others(boats: Path) -> None:
    words = ("how", "r/other-water", "--knowledge", str(boats), "--set", "water=lake")
    text = " ".join(advisor(*words).stdout.split())
    assert text.startswith("This water is not one for Raft r/other-water/raft, ")
    assert text.endswith(
        "It does not fire here. The same rule fires here for Punt, Yawl, Ketch and Ferry. "
        "The same rule does not fire here for Canoe."
    )
