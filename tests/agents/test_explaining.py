"""What an agent asks about a result: each answer has the result beside it, fits the published schema, and writes nothing."""

import json
import shutil
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from advisor.agents import checking, explaining
from advisor.agents.consulting import Handed, at_once, consult
from advisor.agents.desk import Desk
from advisor.agents.responses import Response
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.decisions_taken import keep_decision
from advisor.journal.store import find
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.journals import now
from advisor.usecases.knowledge import Knowledge
from benefits_base import FACTS, RULES
from folders import write
from lunch_journals import SMALL, journal_in
from published_schemas import valid

AGENT = "a client 1.0"
COLD = {"cold": "yes", "hunger": "very", "has": ["broth", "bread"]}
"""Soup wins, by 4 points for being cold against 2 for toast."""
OPEN = {"hunger": "very", "has": ["broth", "bread"]}
CALLS: Mapping[str, tuple[Callable[[Desk, Mapping[str, Any]], Response], Mapping[str, Any]]] = {
    "why_not": (explaining.why_not, {"candidate": "toast"}),
    "compare": (explaining.compare, {"candidates": ["Toast", "salad"]}),
    "what_if": (explaining.what_if, {"changes": {"cold": "no"}}),
    "flips": (explaining.flips, {}),
    "check_claim": (explaining.check_claim, {"candidate": "soup", "because": {"cold": "yes"}}),
    "decision": (checking.decision, {}),
    "verify": (checking.verify, {}),
}
KINDS = {"why_not": "contest", "compare": "contest", "check_claim": "claim", "verify": "verified"}
"""What tools answer with, where it is called otherwise than they are."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Knowledge(SMALL, ()), tmp_path / "journal.db")


@pytest.fixture
def social(tmp_path: Path) -> Desk:
    folder = write(tmp_path / "rules", {"facts/benefits.yaml": FACTS, "rules/law.yaml": RULES})
    return Desk(Knowledge(folder, ()), tmp_path / "journal.db")


def recorded(desk: Desk, **answers: Any) -> str:
    record = at_once(desk, Handed(AGENT, answers)).record
    assert record
    return record


def about(response: Response) -> dict[str, Any]:
    """Return what was asked for besides, in a document as it is published."""
    told: dict[str, Any] = valid("advice", json.dumps(response.document))["about"]
    return told


def claim(desk: Desk, candidate: str, **because: Any) -> dict[str, Any]:
    return about(explaining.check_claim(desk, {"candidate": candidate, "because": because, "answers": OPEN}))


@pytest.mark.parametrize("name", CALLS)
def test_every_tool_tells_what_it_was_asked_and_the_result_and_writes_nothing(name: str, desk: Desk) -> None:
    record = recorded(desk, **COLD)
    before = desk.journal.read_bytes()
    call, arguments = CALLS[name]
    response = call(desk, arguments)
    assert about(response)["kind"] == KINDS.get(name, name)
    assert response.document["record"] == record
    assert f"Record: {record}." in response.text
    assert response.document["recommendation"]["decisions"]["dish"]["winners"] == ["soup"]
    assert len(response.text.splitlines()) <= 40
    assert "<a id" not in response.text  # what nobody can follow
    assert desk.journal.read_bytes() == before


@pytest.mark.parametrize("name", [name for name in CALLS if name not in {"decision", "verify"}])
def test_the_recommendation_is_that_for_the_answers_handed_in(name: str, desk: Desk, tmp_path: Path) -> None:
    call, arguments = CALLS[name]
    response = call(desk, {**arguments, "answers": COLD})
    other = Desk(desk.knowledge, tmp_path / "other.db")
    recorded(other, **COLD)
    same = call(other, arguments).document
    assert response.document["record"] is None
    assert not desk.journal.exists()
    assert json.dumps(response.document["recommendation"]) == json.dumps(same["recommendation"])
    assert response.document["about"] == same["about"]


# What a call is about


def asked_about(desk: Desk, **arguments: Any) -> dict[str, Any]:
    return explaining.why_not(desk, {"candidate": "toast", **arguments}).document


def test_a_call_is_about_answers_or_the_record_that_is_named_or_the_last(desk: Desk) -> None:
    first, last = recorded(desk, **COLD), recorded(desk, cold="no")
    assert asked_about(desk)["record"] == last
    assert asked_about(desk, record=first)["recommendation"]["answers"] == {
        "cold": "yes",
        "hunger": "very",
        "has": ["bread", "broth"],
    }
    assert asked_about(desk, answers={})["recommendation"]["answers"] == {}
    with pytest.raises(RequestError, match="either answers or a record"):
        asked_about(desk, record=first, answers={})


def test_a_call_may_be_about_an_interview_that_is_not_over(desk: Desk) -> None:
    consult(desk, "", Handed(AGENT, {"cold": "yes"}), None)
    told = asked_about(desk)
    assert told["record"] is None
    assert told["recommendation"]["answers"] == {"cold": "yes"}
    assert told["remarks"][0].startswith("The unfinished interview: ")


def test_who_has_recorded_nothing_is_told_to_hand_in_answers(desk: Desk) -> None:
    with pytest.raises(RequestError, match="hand in answers"):
        asked_about(desk)


def test_a_record_is_explained_by_the_rules_that_it_was_made_by(tmp_path: Path) -> None:
    rules = shutil.copytree(SMALL, tmp_path / "rules")
    desk = Desk(Knowledge(rules, ()), tmp_path / "journal.db")
    recorded(desk, **COLD)
    made_by = asked_about(desk)["knowledge"]
    without_soup(rules)
    assert asked_about(desk)["knowledge"] == made_by
    assert asked_about(desk, answers=COLD)["knowledge"] != made_by


def without_soup(rules: Path) -> None:
    """Write the rules anew, so that soup gets no points."""
    (path,) = (rules / "rules").glob("*.yaml")
    path.write_text(path.read_text().replace("favour: {soup: strong}, advise: blow", "advise: blow"))


# One tool after the other


def test_the_differences_of_two_candidates_add_up_to_what_parts_them(desk: Desk) -> None:
    told = about(explaining.why_not(desk, {"candidate": "toast", "answers": COLD}))
    toast, soup = told["sides"]
    assert (toast["wins"], soup["wins"]) == (False, True)
    assert sum(each["points"] for each in told["differences"]) == soup["points"] - toast["points"] == 2


def test_who_is_ruled_out_is_so_by_rules_that_are_named(desk: Desk) -> None:
    told = about(explaining.why_not(desk, {"candidate": "soup", "answers": {**COLD, "has": ["bread"]}}))
    assert told["sides"][0]["ruled_out_by"] == ["lunch/no-broth-no-soup"]


@pytest.mark.parametrize(
    ("candidate", "names", "wins"),
    [("housing", ["housing"], False), ("heating", ["heating"], True), ("cash", ["cash"], False)],
)
def test_where_nothing_is_weighed_a_candidate_stands_by_itself(
    social: Desk, candidate: str, names: list[str], *, wins: bool
) -> None:
    answers = {"income": "low", "account": "yes"}
    told = about(explaining.why_not(social, {"candidate": candidate, "answers": answers}))
    assert [(side["candidate"], side["wins"], side["points"]) for side in told["sides"]] == [
        (name, wins, None) for name in names
    ]


def test_two_candidates_of_different_decisions_are_not_compared(social: Desk) -> None:
    with pytest.raises(RequestError, match="different decisions"):
        explaining.compare(social, {"candidates": ["housing", "cash"], "answers": {}})


def test_other_answers_are_tried_beside_those_that_are_given(desk: Desk) -> None:
    told = about(explaining.what_if(desk, {"changes": {"cold": "no"}, "answers": COLD}))
    assert told["decisions"] == [
        {"decision": "dish", "before": ["soup"], "after": ["toast"], "settled": True}
    ]
    assert "lunch/salad-for-the-warm" in told["starts"]
    with pytest.raises(RequestError, match="contradict each other"):
        explaining.what_if(desk, {"changes": {"hunger": "little"}, "answers": COLD})


def test_what_would_turn_a_decision_leaves_alone_what_is_to_be_kept(desk: Desk) -> None:
    free = about(explaining.flips(desk, {"candidate": "toast", "answers": COLD}))
    kept = about(explaining.flips(desk, {"candidate": "toast", "keep": ["cold"], "answers": COLD}))
    (turned,), (held,) = (each["decisions"][0]["flips"] for each in (free, kept))
    assert turned["answers"] == {"cold": "no"}
    assert "cold" not in held["answers"]


def test_what_would_turn_a_candidate_of_a_list_is_told_by_its_own_name(social: Desk) -> None:
    told = about(explaining.flips(social, {"candidate": "heating", "answers": {"income": "low"}}))
    (turned,) = told["decisions"]
    assert turned["decision"] == "benefits"
    assert turned["flips"] == [{"candidate": "heating", "answers": {"income": "high"}, "proved": True}]


def test_a_claim_is_supported_contradicted_or_hangs_on_what_nobody_answered(desk: Desk) -> None:
    supported = claim(desk, "soup", cold="yes")
    assert (supported["verdict"], supported["needed"]) == ("supported", True)
    assert supported["reasons"][0]["backing"] == [{"rule": "lunch/soup-warms", "title": "Soup warms"}]
    beaten = claim(desk, "toast", cold="yes")
    assert beaten["verdict"] == "contradicted"
    assert beaten["judgement"]["ahead"] == "soup"
    assert claim(desk, "toast", hunger="little")["judgement"] == {
        "kind": "clash",
        "claimed": ["hunger"],
        "impossible": [],
    }
    (open_fact,) = claim(desk, "soup")["judgement"]["facts"]
    assert open_fact == {"fact": "cold", "ask": "Are you cold?", "dont_know": False}


def test_a_reason_that_no_rule_reads_is_told_so(desk: Desk) -> None:
    response = explaining.check_claim(
        desk, {"candidate": "salad", "because": {"hunger": "much"}, "answers": {"cold": "no"}}
    )
    (reason,) = about(response)["reasons"]
    assert reason["says_so"] is False
    assert "no rule says so" in response.text


@pytest.mark.parametrize(
    ("candidate", "because", "words"),
    [
        ("pizza", {}, "no candidate 'pizza'"),
        ("soup", {"weather": "bad"}, "no fact 'weather'"),
        ("soup", {"cold": None}, "'cold' is null"),
    ],
)
def test_a_claim_of_what_is_not_known_is_refused_in_words(
    desk: Desk, candidate: str, because: Mapping[str, Any], words: str
) -> None:
    with pytest.raises(RequestError, match=words):
        claim(desk, candidate, **because)


def test_a_claim_for_a_candidate_that_people_keep_out_is_told_by_their_own_reason(desk: Desk) -> None:
    at_once(desk, Handed(AGENT, COLD, without={"soup": "nobody likes it"}))
    response = explaining.check_claim(desk, {"candidate": "soup", "because": {"cold": "yes"}})
    assert about(response)["verdict"] == "contradicted"
    assert "nobody likes it" in response.text


# What was recorded, and what is handed on


def test_what_was_decided_is_told_with_whether_todays_rules_still_say_so(tmp_path: Path) -> None:
    rules = shutil.copytree(SMALL, tmp_path / "rules")
    desk = Desk(Knowledge(rules, ()), tmp_path / "journal.db")
    record = recorded(desk, **COLD)
    with journal_in(desk.journal) as journal:
        taken = DecisionTaken(now(), ("Ada",), (ChosenOption("dish", "soup"),))
        keep_decision(journal, find(journal, record), taken)
    (audited,) = about(checking.decision(desk, {}))["audit"]["records"]
    assert (audited["fate"], audited["choices"][0]["agreement"]) == ("same", "still recommended")
    without_soup(rules)
    told = about(checking.decision(desk, {"record": record}))
    (kept,), (audited,) = told["taken"], told["audit"]["records"]
    assert kept["decision"]["decided_by"] == ["Ada"]
    assert (audited["fate"], audited["choices"][0]["agreement"]) == ("changed", "no longer recommended")


def test_of_a_record_that_is_not_what_was_sealed_nothing_is_told(desk: Desk) -> None:
    recorded(desk, **COLD)
    with journal_in(desk.journal) as journal, journal.transaction() as connection:
        connection.execute("UPDATE entries SET body = replace(body, 'very', 'much')")
    with pytest.raises(AdvisorError, match="damaged"):
        checking.decision(desk, {})


def test_a_recommendation_that_was_forged_does_not_hold(desk: Desk) -> None:
    whole = explaining.why_not(desk, {"candidate": "soup", "answers": COLD}).document["recommendation"]
    assert about(checking.verify(desk, {"recommendation": whole}))["holds"] is True
    forged = deepcopy(whole)
    forged["decisions"]["dish"]["winners"] = ["toast"]
    response = checking.verify(desk, {"recommendation": forged})
    assert about(response)["holds"] is False
    assert response.document["recommendation"] == whole  # what the rules make of the same answers


def test_what_other_rules_recommended_or_what_is_no_recommendation_is_not_verified(desk: Desk) -> None:
    whole = explaining.why_not(desk, {"candidate": "soup", "answers": COLD}).document["recommendation"]
    whole["knowledge"]["fingerprint"] = f"sha256:{'0' * 64}"
    with pytest.raises(RequestError, match="other rules"):
        checking.verify(desk, {"recommendation": whole})
    with pytest.raises(RequestError, match="either a recommendation or a record"):
        checking.verify(desk, {"recommendation": whole, "record": "latest"})
    with pytest.raises(AdvisorError, match="not a recommendation"):
        checking.verify(desk, {"recommendation": {}})
