"""`advisor decide`: what people decided about a record is kept as they say it, or refused with all that is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import decisions_about
from advisor.journal.faults import verify
from advisor.journal.keep_and_remove import delete, redact
from advisor.journal.store import entry_of, rows
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.decide import DecisionWords, record_to_decide
from advisor.usecases.decide import decide as decide_about
from lunch_journals import AT, LATER, id_of, journal_in, record_lunch
from program import on_terminal
from published_schemas import validator

SOUP, SALAD, OPEN = 0, 1, 2
"""Lunches of which soup won, salad, and too little is known."""

Said = Callable[..., tuple[int, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a journal of three lunches."""
    found = tmp_path / "journal.db"
    with journal_in(found) as journal:
        for number in (SOUP, SALAD, OPEN):
            record_lunch(journal, number)
    return found


@pytest.fixture
def decide(path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Decide about a lunch; exit code and all that was said, on one line."""

    def decided(number: int, *words: str) -> tuple[int, str]:
        code = run(["decide", id_of(number), *words, "--journal", str(path)])
        written = capsys.readouterr()
        return code, " ".join((written.out + written.err).split())

    return decided


def taken(path: Path, number: int) -> list[tuple[str, ...]]:
    """Return what was decided about a lunch: dish, who, who approved, why, when to look again."""
    with journal_in(path) as journal:
        record = entry_of(journal, id_of(number))
        assert record
        assert not verify(rows(journal)).faults
        return [
            (*each.chosen.values(), *each.decided_by, *each.approved_by, each.because, each.review)
            for each in (kept.taken for kept in decisions_about(journal, record))
        ]


@pytest.mark.parametrize(
    ("number", "words", "kept"),
    [
        (SOUP, ["--as-recommended"], ("soup", "Ada", "", "")),
        (SOUP, ["--choose", "dish=Soup"], ("soup", "Ada", "", "")),
        (SOUP, ["--choose", "SOUP"], ("soup", "Ada", "", "")),
        (SOUP, ["--choose", "Dish = toast", "--because", "It is\nhot"], ("toast", "Ada", "It is hot", "")),
        (SOUP, ["--other", "dish=a  sandwich", "--because", "x"], ("a sandwich", "Ada", "x", "")),
        (OPEN, ["--choose", "dish=salad"], ("salad", "Ada", "", "")),
        (SALAD, ["--as-recommended", "--approved-by", "the cook"], ("salad", "Ada", "the cook", "", "")),
        (SALAD, ["--as-recommended", "--review", "9999-12-31"], ("salad", "Ada", "", "9999-12-31")),
    ],
)
def test_what_was_decided_is_kept_as_it_was_said(
    number: int, words: list[str], kept: tuple[str, ...], decide: Said, path: Path
) -> None:
    code, said = decide(number, *words, "--by", "Ada")
    assert code == 0, said
    assert taken(path, number) == [kept]


@pytest.mark.parametrize(
    ("number", "words", "wrong"),
    [
        (SOUP, ["--by", "Ada"], ["say what was chosen"]),
        (SOUP, ["--as-recommended"], ["say who decided"]),
        (SOUP, ["--as-recommended", "--by", " "], ["--by says nothing"]),
        (SOUP, ["--choose", "dish=toast", "--by", "Ada"], ["Toast was not recommended: say why"]),
        (SOUP, ["--other", "dish=stew", "--by", "Ada"], ["stew was not recommended: say why"]),
        (SOUP, ["--choose", "dish=sallad", "--by", "Ada"], ["did you mean 'salad'", "--other"]),
        (SOUP, ["--choose", "dich=soup", "--by", "Ada"], ["there is no decision 'dich'"]),
        (SOUP, ["--other", "dish=SALAD", "--by", "Ada"], ["Salad is a candidate"]),
        (OPEN, ["--as-recommended", "--by", "Ada"], ["nobody was recommended"]),
        (SOUP, ["--as-recommended", "--by", "Ada", "--review", "2027-02-30"], ["not a day"]),
        (SOUP, ["--as-recommended", "--by", "Ada", "--review", "2000-01-01"], ["before it was decided"]),
        (SOUP, ["--as-recommended", "--by", "A" * 101], ["at most 100 characters"]),
        (SOUP, ["--as-recommended", "--by", "A\x1b[1m"], ["cannot be printed"]),
        (SOUP, ["--choose", "soup", "--choose", "salad", "--by", "Ada"], ["decides 'dish' twice"]),
        (
            SOUP,
            ["--choose", "dish=stew", "--by", "", "--review", "soon"],
            ["no candidate 'stew'", "--by says nothing", "'soon' is not a day"],
        ),
    ],
)
def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(
    number: int, words: list[str], wrong: list[str], decide: Said, path: Path
) -> None:
    code, said = decide(number, *words)
    assert code == 2
    assert [words for words in wrong if words not in said] == []
    assert taken(path, number) == []


def test_who_decides_again_amends_and_nothing_is_rewritten(decide: Said, path: Path) -> None:
    decide(SOUP, "--as-recommended", "--by", "Ada")
    decide(SALAD, "--as-recommended", "--by", "Ada")
    decide(SOUP, "--choose", "toast", "--by", "Bo", "--because", "No soup left")
    with journal_in(path) as journal:
        record = entry_of(journal, id_of(SOUP))
        assert record
        first, second = decisions_about(journal, record)
        assert (first.taken.amends, second.taken.amends) == ("", first.entry.id)
        assert first.entry.number < second.entry.number
    assert [each[0] for each in taken(path, SOUP)] == ["soup", "toast"]


def test_who_did_not_know_of_the_last_decision_or_whose_clock_is_before_it_decides_nothing(
    path: Path,
) -> None:
    words = DecisionWords(as_recommended=True, by=("Ada",))
    with journal_in(path) as journal:
        record = record_to_decide(journal, id_of(SOUP))
        decide_about(journal, record, words, LATER)
        with pytest.raises(AdvisorError, match="something was decided about it in the meantime"):
            decide_about(journal, record, words, LATER)
        with pytest.raises(RequestError, match=f"the last decision was taken at {LATER}"):
            decide_about(journal, record_to_decide(journal, id_of(SOUP)), words, AT)
    assert len(taken(path, SOUP)) == 1


def test_the_entry_is_written_as_json_that_fits_its_schema(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(["decide", id_of(SOUP), "--choose", "soup", "--by", "Ada", "--json", "--journal", str(path)]) == 0
    )
    entry = json.loads(capsys.readouterr().out)
    validator("record").validate(entry)
    assert (entry["sort"], entry["of"], entry["number"]) == ("decision", id_of(SOUP), 4)


def removed(path: Path, remove: Callable[[Journal], object]) -> None:
    with journal_in(path) as journal:
        remove(journal)


def test_a_redacted_record_can_be_decided_about_and_a_deleted_one_cannot(decide: Said, path: Path) -> None:
    removed(path, lambda journal: redact(journal, id_of(SOUP), ["cold"], AT, ""))
    removed(path, lambda journal: delete(journal, id_of(SALAD), AT, ""))
    assert decide(SOUP, "--as-recommended", "--by", "Ada")[0] == 0
    assert taken(path, SOUP) == [("soup", "Ada", "", "")]
    code, said = decide(SALAD, "--choose", "salad", "--by", "Ada")
    assert (code, "is deleted; nothing can be decided" in said) == (2, True)


def test_what_is_missing_is_asked_on_a_terminal_line_by_line(path: Path) -> None:
    terminal = on_terminal("decide", id_of(SOUP), "--by", "Ada", "--journal", str(path), home=path.parent)
    for words, typed in (
        ("Soup was recommended", "stew"),
        ("no candidate 'stew'", "other: a sandwich"),
        ("Approved by", "Bo"),
        ("> ", "the cook"),
        ("> ", ""),
        ("why a sandwich and not what was recommended", ""),
        ("why a sandwich and not what was recommended", "We are in a hurry"),
        ("the day to look at it again", "2000-01-32"),
        ("'2000-01-32' is not a day", ""),
    ):
        seen = terminal.read_until(words)
        if not seen.endswith("> "):
            terminal.read_until("> ")
        terminal.type(f"{typed}\r")
    _, code = terminal.finish()
    assert code == 0
    assert taken(path, SOUP) == [("a sandwich", "Ada", "Bo", "the cook", "We are in a hurry", "")]


def test_nothing_is_asked_on_a_terminal_where_all_that_is_needed_is_said(path: Path) -> None:
    words = ["decide", id_of(SOUP), "--by", "Ada", "--as-recommended", "--journal", str(path)]
    seen, code = on_terminal(*words, home=path.parent).finish()
    assert (code, "> " in seen) == (0, False)
