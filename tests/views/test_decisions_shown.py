"""What people decided is shown wherever its record is: over it, in lists, in the decision record and on the page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.journal.keep_and_remove import redact
from advisor.journal.store import entry_of
from lunch_journals import AT, decide_lunch, id_of, journal_in, record_lunch

DECIDED, RECOMMENDED, OPEN = 0, 1, 2
"""Lunches about which soup was amended to toast, salad was decided as recommended, and nothing was."""

Said = Callable[..., str]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Run a command over three lunches, about two of which people decided; all that it wrote, on one line."""
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        lunches = [record_lunch(journal, number) for number in (DECIDED, RECOMMENDED, OPEN)]
        first = decide_lunch(journal, lunches[DECIDED], "soup", review="2027-01-31")
        decide_lunch(journal, lunches[DECIDED], "toast", because="No broth left", amends=first.id)
        decide_lunch(journal, lunches[RECOMMENDED], "salad")

    def of(*words: str) -> str:
        assert run([*words, "--journal", str(path)]) == 0
        return " ".join(capsys.readouterr().out.split())

    return of


def test_a_record_says_what_is_decided_and_what_was_only_on_demand(said: Said) -> None:
    shown = said("records", "show", id_of(DECIDED))
    assert "by Ada, approved by Bo, in place of" in shown
    assert "- Dish: Toast, instead of Soup Because: No broth left." in shown
    assert "as recommended" not in shown
    full = said("records", "show", id_of(DECIDED), "--details", "decisions")
    assert "- Dish: Soup, as recommended To be looked at again on 2027-01-31. Entry 4" in full


def test_a_record_about_which_nothing_was_decided_says_nothing_of_it(said: Said) -> None:
    assert "ecided" not in said("records", "show", id_of(OPEN), "--full")


def test_what_was_decided_stays_when_answers_are_taken_out(said: Said, tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        redact(journal, id_of(DECIDED), ["cold"], AT, "")
        assert entry_of(journal, id_of(DECIDED))
    assert "- dish: toast, instead of soup Because: No broth left." in said("records", "show", id_of(DECIDED))


def test_a_list_says_below_how_a_decision_ended_what_was_decided(said: Said) -> None:
    listed = said("records", "list")
    assert "dish: soup decided: toast (Ada)" in listed
    assert "decided: soup" not in listed
    assert "dish: too little known" in listed
    assert "decided" not in said("records", "list", "--answer", "cold=unknown")


def test_json_of_a_list_has_what_is_decided(said: Said) -> None:
    lines = said("records", "list", "--json").replace("} {", "}\n{").splitlines()
    toast, salad, none = (json.loads(line)["decided"] for line in lines)
    assert [each["chosen"] for each in (*toast, *salad)] == ["toast", "salad"]
    assert none == []
    assert toast[0] | {"because": "No broth left", "review": None, "decided_by": ["Ada"]} == toast[0]


def test_a_decision_record_is_accepted_by_whom_and_says_what_was_chosen_beside_the_recommendation(
    said: Said, tmp_path: Path
) -> None:
    said("adr", id_of(DECIDED), "--to", str(tmp_path / "adr"))
    (page,) = (tmp_path / "adr").iterdir()
    assert page.name == "0001-use-toast-as-dish.md"
    text = page.read_text(encoding="utf-8")
    assert text.startswith('---\nstatus: accepted\ndate: 2026-11-22\ndecision-makers: ["Ada"]\n---\n')
    outcome = text.partition("## Decision Outcome")[2]
    assert (
        "Decided on 2026-11-22 by Ada, approved by Bo: Toast, instead of Soup. Because: No broth left. <!-- advisor:"
        in outcome
    )
    assert "- Dish: Soup." in outcome
    assert "as they were written" in said("adr", "verify", str(page))


def test_a_page_says_what_is_decided_and_nothing_where_nothing_is(said: Said, tmp_path: Path) -> None:
    texts = []
    for number in (DECIDED, OPEN):
        said("report", id_of(number), "--html", str(tmp_path / "page.html"), "--force")
        texts.append((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert "Dish: Toast, instead of Soup" in texts[0]
    assert "ecided" not in texts[1]
