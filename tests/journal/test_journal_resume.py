"""Interviews that stopped: they go on as if they never had, and say so if the rules changed meanwhile."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.formats.consultation import Action, Step, step_document
from advisor.interview.session import Session, answer, refusals, undo
from advisor.journal.steps import fitting, given_before, resume, steps_between
from advisor.journal.unfinished import Draft, UnfinishedInterview, drafts, drop_draft, keep_draft
from advisor.language.reading.answers import Given
from advisor.language.reading.base import read_base
from advisor.model import Kind, Narrowing, NotAnyOf, OneOf, Range, RuleBase
from advisor.usecases.unfinished import unfinished
from effort import tried
from lunch_journals import AT, SMALL, journal_in
from program import advisor


@pytest.fixture(scope="module")
def small() -> RuleBase:
    return read_base(SMALL)


VALUES = {
    "cold": st.sampled_from(["yes", "no", None]),
    "hunger": st.sampled_from(["little", "much", "very", None]),
    "has": st.none() | st.frozensets(st.sampled_from(["bread", "broth", "basil"])),
}
MOVES = st.lists(
    st.just(("undo", None))
    | st.sampled_from(list(VALUES)).flatmap(lambda fact: st.tuples(st.just(fact), VALUES[fact])),
    max_size=12,
)
BEFORE = st.sampled_from([(), (Given("cold", "yes"),), (Given("hunger", None), Given("cold", "no"))])


def moved(base: RuleBase, session: Session, move: tuple[str, Any]) -> Session:
    """Return the session after a move, as the dialogue makes it: what contradicts is not taken."""
    if move[0] == "undo":
        return undo(session) or session
    after = answer(session, *move)
    return session if refusals(base, after.profile) else after


@tried(40)
@given(before=BEFORE, moves=MOVES)
def test_a_resumed_interview_has_the_same_answers_and_the_same_way_back(
    before: tuple[Given, ...], moves: list[tuple[str, Any]], small: RuleBase
) -> None:
    session = Session(before)
    steps = list(given_before(before, AT))
    for move in moves:
        after = moved(small, session, move)
        steps += steps_between(session, after, AT)
        session = after
    resumed = resume(small, [step_document(small, step) for step in steps])
    assert resumed.session == session
    assert list(resumed.steps) == steps
    assert resumed.dropped == ()


def without(base: RuleBase, fact: str, value: str) -> RuleBase:
    """Return a base in which a fact has lost a value."""
    one = base.facts[fact]
    values = tuple(each for each in one.values if each.id != value)
    return replace(base, facts={**base.facts, fact: replace(one, values=values)})


def documents(base: RuleBase, *steps: tuple[Action, str, Any]) -> list[dict[str, Any]]:
    return [step_document(base, Step(AT, *step)) for step in steps]


def test_an_answer_that_does_not_exist_any_more_is_left_out_and_named(small: RuleBase) -> None:
    steps = documents(small, (Action.ANSWERED, "cold", "no"), (Action.ANSWERED, "hunger", "very"))
    resumed = resume(without(small, "hunger", "very"), steps)
    assert resumed.session.given == (Given("cold", "no"),)
    assert resumed.dropped == (("hunger", "this answer no longer exists"),)


@pytest.mark.parametrize(
    ("statement", "gone"),
    [
        (OneOf(("much", "very")), "very"),
        (NotAnyOf(("little",)), "little"),
        (Range(least="much"), "much"),
    ],
)
def test_an_answer_in_part_that_names_a_value_that_is_gone_is_left_out(
    statement: Narrowing, gone: str, small: RuleBase
) -> None:
    resumed = resume(without(small, "hunger", gone), documents(small, (Action.ANSWERED, "hunger", statement)))
    assert resumed.session.given == ()
    assert resumed.dropped == (("hunger", "this answer no longer exists"),)


def test_an_answer_in_part_is_heard_with_the_values_of_today(small: RuleBase) -> None:
    at_most = Range(most="much")
    steps = documents(small, (Action.ANSWERED, "hunger", at_most))
    assert resume(without(small, "hunger", "little"), steps).session.given == (
        Given("hunger", "much", at_most),
    )


def test_an_answer_in_part_that_leaves_nothing_any_more_is_left_out(small: RuleBase) -> None:
    steps = documents(small, (Action.GIVEN, "hunger", Range("much", "very")))
    hunger = replace(small.facts["hunger"], values=tuple(reversed(small.facts["hunger"].values)))
    resumed = resume(replace(small, facts={**small.facts, "hunger": hunger}), steps)
    assert resumed.dropped == (("hunger", "this answer no longer exists"),)


def test_an_answer_in_part_that_new_rules_make_impossible_is_left_out(small: RuleBase) -> None:
    before = replace(small, impossible=())
    steps = documents(
        before, (Action.ANSWERED, "cold", "yes"), (Action.ANSWERED, "hunger", Range(most="little"))
    )
    assert resume(before, steps).dropped == ()
    resumed = resume(small, steps)
    assert resumed.session.given == (Given("cold", "yes"),)
    assert resumed.dropped == (("hunger", "Who is cold is hungry."),)


def test_a_question_that_is_gone_is_named(small: RuleBase) -> None:
    steps = documents(small, (Action.ANSWERED, "cold", "no"), (Action.ANSWERED, "hunger", "very"))
    asked_then = [{**steps[0], "fact": "thirst"}, steps[1]]
    resumed = resume(small, asked_then)
    assert resumed.dropped == (("thirst", "it is no longer asked"),)
    assert resumed.session.given == (Given("hunger", "very"),)


def test_answers_that_new_rules_exclude_together_are_not_both_taken(small: RuleBase) -> None:
    kept = resume(
        replace(small, impossible=()),
        documents(small, (Action.ANSWERED, "cold", "yes"), (Action.ANSWERED, "hunger", "little")),
    )
    assert len(kept.session.given) == 2
    resumed = resume(small, [step_document(small, step) for step in kept.steps])
    assert resumed.session.given == (Given("cold", "yes"),)
    assert resumed.dropped == (("hunger", "Who is cold is hungry."),)


def test_what_was_changed_since_is_not_called_lost(small: RuleBase) -> None:
    steps = documents(small, (Action.ANSWERED, "hunger", "very"), (Action.CHANGED, "hunger", "much"))
    resumed = resume(without(small, "hunger", "very"), steps)
    assert resumed.session.given == (Given("hunger", "much"),)
    assert resumed.dropped == ()


def test_an_answer_that_was_changed_does_not_come_back_with_rules_that_do_not_know_the_later_one(
    small: RuleBase,
) -> None:
    steps = documents(
        small,
        (Action.ANSWERED, "hunger", "much"),
        (Action.ANSWERED, "cold", "no"),
        (Action.CHANGED, "hunger", "very"),
    )
    resumed = resume(without(small, "hunger", "very"), steps)
    assert resumed.session.given == (Given("cold", "no"),)
    assert resumed.dropped == (("hunger", "this answer no longer exists"),)
    assert [step.fact for step in resumed.steps] == ["cold"]


def test_taking_back_a_step_that_was_left_out_takes_nothing_else_back(small: RuleBase) -> None:
    steps = documents(
        small,
        (Action.ANSWERED, "hunger", "much"),
        (Action.CHANGED, "hunger", "very"),
        (Action.UNDONE, "hunger", "very"),
    )
    resumed = resume(without(small, "hunger", "very"), steps)
    assert resumed.session.given == (Given("hunger", "much"),)
    assert resumed.dropped == ()


def test_an_answer_of_another_kind_is_left_out(small: RuleBase) -> None:
    steps = documents(small, (Action.ANSWERED, "has", frozenset({"bread"})))
    has = replace(small.facts["has"], kind=Kind.CHOICE)
    assert resume(replace(small, facts={**small.facts, "has": has}), steps).session.given == ()


def test_answers_are_taken_over_as_far_as_other_rules_know_them_and_let_them_be_together(
    small: RuleBase,
) -> None:
    gone, meaningless = Given("lids", "yes"), Given("has", frozenset({"soap"}))
    cold, against_it = Given("cold", "yes"), Given("hunger", "little")
    unsure = Given("has", None)
    assert fitting(small, (gone, cold, meaningless, against_it, unsure)) == (cold, unsure)


def test_damaged_drafts_do_not_hide_the_others(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        for number in range(3):
            keep_draft(
                journal, Draft(f"2026112{number}-aa", AT, f"{AT}{number}", "What to eat", "sha256:0", ())
            )
        journal.connection.execute("UPDATE drafts SET body = '[' WHERE id LIKE '20261121%'")
        assert [draft.id for draft in drafts(journal)] == ["20261122-aa", "20261120-aa"]
        drop_draft(journal, "20261122-aa")
        assert [draft.id for draft in drafts(journal)] == ["20261120-aa"]


STEP = {"at": AT, "deed": "answered", "fact": "cold", "answer": "yes"}
SPOILT: list[dict[str, object]] = [
    {"at": 1},
    {"deed": "forgot"},
    {"fact": ["cold"]},
    {"answer": [["yes"]]},
    {"more": 1},
]


@pytest.mark.parametrize(
    "body",
    [
        "", "[" * 100_000, '{"started": NaN}', "[]", b"\xff",
        *(json.dumps({"started": AT, "title": "T", "steps": [STEP | spoilt]}) for spoilt in SPOILT),
        json.dumps({"started": AT, "title": 1, "steps": [STEP]}),
        json.dumps({"started": AT, "title": "T", "steps": {}}),
        json.dumps({"started": AT, "title": "T", "steps": [STEP], "named": 1}),
        json.dumps({"started": AT, "title": "T", "steps": [STEP], "from": {"id": "20261122-aa"}}),
    ],
)  # fmt: skip
def test_a_draft_that_was_spoilt_is_none(body: str | bytes, tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        keep_draft(journal, Draft("20261122-aa", AT, AT, "T", "sha256:0", (STEP,)))
        assert drafts(journal)
        journal.connection.execute("UPDATE drafts SET body = ?", (body,))
        assert drafts(journal) == ()


def test_the_interview_that_was_left_last_is_offered_with_its_answers_so_far(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    taken_back = (STEP, {**STEP, "fact": "hunger", "answer": "much"}, {**STEP, "deed": "took_back"})
    with journal_in(path) as journal:
        for name, at, knowledge, steps in (
            ("20261122-aa", "2026-11-22T12:00:00.000Z", "Lunch", (STEP,)),
            ("20261123-aa", "2026-11-23T12:00:00.000Z", "Lunch", taken_back),
            ("20261124-aa", "2026-11-24T12:00:00.000Z", "Supper", (STEP,)),
            ("20261125-aa", "2026-11-25T12:00:00.000Z", "Lunch", ()),  # nothing to go on with
        ):
            keep_draft(journal, Draft(name, AT, at, knowledge, "sha256:0", steps, title=f"My {knowledge}"))
    left = UnfinishedInterview("20261123-aa", "2026-11-23T12:00:00.000Z", 1, "My Lunch")
    assert unfinished(path, "Lunch") == left
    assert unfinished(path, "Breakfast") is None
    with journal_in(path) as journal:  # others may write meanwhile; what is spoilt is passed over
        journal.connection.execute("UPDATE drafts SET body = replace(body, 'took_back', 'forgot')")
    assert unfinished(path, "Lunch") == replace(left, id="20261122-aa", left="2026-11-22T12:00:00.000Z")


def test_where_no_journal_can_be_read_no_interview_is_offered_and_none_is_made(tmp_path: Path) -> None:
    there = tmp_path / "no" / "journal.db"
    assert unfinished(there, "Lunch") is None
    assert not there.parent.exists()
    (tmp_path / "notes.txt").write_text("no journal " * 100)
    assert unfinished(tmp_path / "notes.txt", "Lunch") is None
    assert unfinished(tmp_path, "Lunch") is None
    assert unfinished(None, "Lunch") is None
    with journal_in(tmp_path / "journal.db") as journal:
        keep_draft(journal, Draft("20261122-aa", AT, AT, "Lunch", "sha256:0", (STEP,)))
        journal.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with journal.transaction():
            assert unfinished(tmp_path / "journal.db", "Lunch") is None


def interview(typed: str, home: Path, *words: str, knowledge: Path = SMALL) -> str:
    done = advisor(
        "interview",
        "--knowledge",
        str(knowledge),
        "--all",
        *words,
        typed="\n".join(typed.split("|")) + "\n",
        home=home,
    )
    assert "Traceback" not in done.stderr
    return " ".join((done.stdout + done.stderr).split())


def test_resumed_after_the_rules_changed_it_says_so_and_names_what_no_longer_fits(tmp_path: Path) -> None:
    knowledge = tmp_path / "lunch"
    shutil.copytree(SMALL, knowledge)
    interview("no|little|quit", tmp_path, knowledge=knowledge)
    facts = knowledge / "facts" / "lunch.yaml"
    text = facts.read_text().replace("      little: A little\n", "")
    facts.write_text(
        text.replace("hunger: little}", "hunger: much}").replace(
            "      much:", "      somewhat: Somewhat\n      much:"
        )
    )
    screen = interview("quit", tmp_path, "--resume", knowledge=knowledge)
    assert "The knowledge has changed since these answers were given." in screen
    assert "No longer fits: hunger; this answer no longer exists." in screen
    assert "How hungry are you?" in screen
    assert "Are you cold?" not in screen


def test_undo_change_and_what_if_work_in_a_resumed_interview(tmp_path: Path) -> None:
    interview("yes|much|quit", tmp_path)
    screen = interview("what-if cold=no|undo|very|change cold|unknown|undo|no|bread", tmp_path, "--resume")
    assert "Taken back: hunger." in screen
    assert "of which nothing is stored" in screen
    assert "Recorded as" in screen
    shown = " ".join(advisor("records", "show", "--full", home=tmp_path).stdout.split())
    cold, hungry = "Are you cold?", "How hungry are you?"
    told = [
        f"{question} {deed}"
        for question, deed in (
            (cold, "answered Yes"),
            (hungry, "answered Much"),
            (hungry, "taken back Much"),
            (hungry, "answered as above"),
            (cold, "changed don't know"),
            (cold, "taken back don't know"),
            (cold, "changed as above"),
        )
    ]
    places = [shown.index(one) for one in told]
    assert places == sorted(places)


def test_only_an_interview_that_is_not_finished_can_be_resumed(tmp_path: Path) -> None:
    assert "there is no journal" in interview("quit", tmp_path, "--resume")
    interview("yes|quit", tmp_path, knowledge=SMALL)
    assert "there is no unfinished interview 'x'" in interview("quit", tmp_path, "--resume", "x")
    done = advisor("interview", "--resume", typed="quit\n", home=tmp_path)
    assert "with other knowledge" in " ".join(done.stderr.split())  # the shipped one
    interview("much|bread", tmp_path, "--resume")
    assert "there is no unfinished interview" in interview("quit", tmp_path, "--resume")
