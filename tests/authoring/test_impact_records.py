"""Past records and proposed files: those that would end differently or could no longer be judged are told."""

import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from advisor.journal.audit.past import past
from advisor.journal.database import Journal, open_journal
from advisor.journal.keep_and_remove import delete, redact
from advisor.model import Range, Statement
from advisor.usecases import impact as command
from folders import FACTS, folder, rule_text, write
from published_schemas import valid
from recorded_answers import AT, base_and_files, record_answers

RULES = rule_text()
TUBE = rule_text(then="{favour: {tube: decisive}}")
CANDLE = rule_text(then="{favour: {candle: decisive}}")
IDLE = rule_text(if_="{dark: no}", then="{weigh_against: {tube: slight, bulb: slight, candle: slight}}")
NEVER_DARK = FACTS + "  - {if: {dark: yes}, because: Rooms are never dark.}\n"

Answers = Mapping[str, Statement | None]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a knowledge folder and an empty journal, outside of git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "lamps", RULES, FACTS)
    open_journal(tmp_path / "journal.db").close()
    return tmp_path


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    with closing(open_journal(home / "journal.db")) as found:
        yield found


def keep(journal: Journal, name: str, answers: Answers, root: str = "lamps") -> None:
    """Keep a record of the knowledge in a folder beside the journal."""
    record_answers(journal, journal.path.parent / root, answers, f"20261122-{name}")


def impact(home: Path, rules: str, *words: str, facts: str = FACTS) -> int:
    """Return the exit code for a rule and a fact file that would stand in the place of those that are there."""
    write(home, {"new/r.yaml": rules, "new/f.yaml": facts})
    options = ("--knowledge", "lamps", "--journal", "journal.db", "--sample", "1000")
    return run(["impact", "new/r.yaml", "new/f.yaml", *options, *words])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the report says of records, and nothing of the files."""
    return capsys.readouterr().out.partition("\nPAST RECORDS\n")[2].partition("\nPROPOSED FILES\n")[0]


def records(home: Path, capsys: pytest.CaptureFixture[str], rules: str, **more: str) -> Any:
    """Return what the JSON says of records; all of it is as the schema wants it."""
    impact(home, rules, "--json", **more)
    return valid("impact", capsys.readouterr().out)["records"]


def test_records_that_would_end_differently_are_told_and_break_nothing(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    keep(journal, "bbbbbbbb", {"dark": "no"})
    assert impact(home, TUBE) == 0
    short, records_told = capsys.readouterr().out.split("\nPAST RECORDS\n")
    assert (
        records_told.partition("\nPROPOSED")[0]
        == "- 20261122-aaaaaaaa of 2026-11-22 12:00 UTC\n  - A lamp: The bulb -> The tube\n"
    )
    assert short.startswith(
        "Of 2 past records, 1 would end differently.\nNothing is broken, and every case ends as before.\n"
    )
    assert records(home, capsys, TUBE) == {
        "judged": 2,
        "moved": [
            {
                "record": "20261122-aaaaaaaa",
                "finished": AT,
                "moved": {"lamp": {"recorded": ["bulb"], "old": ["bulb"], "new": ["tube"]}},
            }
        ],
        "lost": [],
        "problems": [],
    }


def test_records_that_end_as_before_are_counted(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    keep(journal, "bbbbbbbb", {"dark": None})
    impact(home, RULES + IDLE.replace("rules:\n  slug:", "  idle:"))
    assert told(capsys) == "All 2 records end as before.\n"


def test_an_answer_in_part_is_heard_by_each_version_with_its_own_values(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, more = (
        rule_text(if_="{budget: {at_least: middle}}"),
        FACTS.replace("A lot}", "A lot, endless: All}"),
    )
    folder(home / "lamps", rules, FACTS)
    keep(journal, "aaaaaaaa", {"budget": Range(least="middle")})
    assert records(home, capsys, rules, facts=more)["moved"] == []
    assert records(home, capsys, rule_text(if_="{budget: [middle, high]}"), facts=more)["moved"] == [
        {
            "record": "20261122-aaaaaaaa",
            "finished": AT,
            "moved": {"lamp": {"recorded": ["bulb"], "old": ["bulb"], "new": ["bulb", "candle", "tube"]}},
        }
    ]


def test_what_has_changed_since_a_record_was_made_is_not_laid_to_the_files(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(home / "then", CANDLE, FACTS)
    keep(journal, "aaaaaaaa", {"dark": "yes"}, "then")
    assert records(home, capsys, RULES)["moved"] == []
    impact(home, TUBE)
    assert "  - A lamp: The bulb -> The tube (recorded: The candle)\n" in told(capsys)


def test_who_won_a_record_may_be_no_candidate_any_more(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(home / "then", rule_text(then="{favour: {sun: decisive}}"), FACTS.replace("candle:", "sun:"))
    keep(journal, "aaaaaaaa", {"dark": "yes"}, "then")
    impact(home, TUBE)
    assert "  - A lamp: The bulb -> The tube (recorded: sun)\n" in told(capsys)


def test_records_that_could_no_longer_be_judged_are_told_with_the_reason(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    keep(journal, "bbbbbbbb", {"dark": "no"})
    impact(home, RULES, facts=NEVER_DARK)
    short, said = " ".join(capsys.readouterr().out.split()).split("PAST RECORDS")
    reason = "the answers now contradict each other: Rooms are never dark."
    assert f"20261122-aaaaaaaa of 2026-11-22 12:00 UTC - It can no longer be judged: {reason}" in said
    assert "Of 2 past records, 1 could no longer be judged." in short
    (lost,) = records(home, capsys, RULES, facts=NEVER_DARK)["lost"]
    assert lost == {"record": "20261122-aaaaaaaa", "finished": AT, "reason": reason}


def test_what_could_not_be_judged_before_is_no_matter_of_the_files(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(
        home / "then",
        RULES,
        FACTS.replace("  uses:\n", "  loud: {topic: room, kind: yes_no, ask: 'Loud?', why: So.}\n  uses:\n"),
    )
    keep(journal, "aaaaaaaa", {"loud": "yes", "dark": "yes"}, "then")
    assert records(home, capsys, TUBE) == {"judged": 0, "moved": [], "lost": [], "problems": []}
    impact(home, TUBE)
    assert told(capsys).startswith("There is none of this knowledge that can be judged.\n")


def test_records_of_other_knowledge_do_not_count(home: Path, journal: Journal) -> None:
    folder(home / "chairs", RULES, FACTS.replace("Lamps}", "Chairs}"))
    keep(journal, "aaaaaaaa", {"dark": "yes"}, "chairs")
    lamps, tubes = (
        base_and_files(folder(home / name, text))[0] for name, text in (("lamps", RULES), ("t", TUBE))
    )
    assert past(journal, lamps, tubes).judged == 0


def test_records_of_knowledge_that_gets_another_title_count(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    found = records(home, capsys, TUBE, facts=FACTS.replace("Lamps}", "Light}"))
    assert (found["judged"], len(found["moved"])) == (1, 1)


def test_records_that_were_deleted_or_redacted_are_passed_over(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("aaaaaaaa", "bbbbbbbb", "cccccccc"):
        keep(journal, name, {"dark": "yes"})
    delete(journal, "20261122-aaaaaaaa", AT, "")
    redact(journal, "20261122-bbbbbbbb", ["dark"], AT, "")
    found = records(home, capsys, TUBE)
    assert (found["judged"], found["problems"]) == (1, [])
    assert [one["record"] for one in found["moved"]] == ["20261122-cccccccc"]


def test_of_many_records_the_latest_are_told(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(23):
        keep(journal, f"{number:08}", {"dark": "yes"})
    impact(home, TUBE)
    said = told(capsys)
    assert [line[2:19] for line in said.splitlines()[:40:2]] == [f"20261122-{n:08}" for n in range(22, 2, -1)]
    assert said.endswith("\n- and 3 more\n")


def test_without_a_journal_that_is_said_and_none_is_made(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "journal.db").unlink()
    assert impact(home, TUBE) == 0
    assert told(capsys) == "journal.db: there is no journal here, so no past record was looked at\n"
    assert not (home / "journal.db").exists()


def test_a_journal_that_another_program_holds_does_not_spoil_the_report(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    journal.close()
    monkeypatch.setattr(command, "PATIENCE", 0.1)
    with closing(sqlite3.connect(home / "journal.db", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert impact(home, TUBE) == 0
    short, said = capsys.readouterr().out.split("\nPAST RECORDS\n")
    assert said.startswith("journal.db: the journal cannot be used")
    assert "Nothing is broken, and every case ends as before.\n" in short


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"no journal at all, but long enough to be read as one" * 40,
            "this file is not a journal, or it is damaged",
        ),
        (b"SQLite format 3\0" + b"\xff" * 4080, "this file is not a journal, or it is damaged"),
    ],
)
def test_a_file_that_is_no_journal_does_not_spoil_the_report(
    home: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    (home / "journal.db").write_bytes(content)
    assert impact(home, TUBE) == 0
    assert told(capsys).startswith(f"journal.db: {said}")
    assert (home / "journal.db").read_bytes() == content


def test_a_damaged_entry_is_counted_and_the_others_are_judged(
    home: Path, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes"})
    keep(journal, "bbbbbbbb", {"dark": "yes"})
    journal.connection.execute("UPDATE entries SET body = '{' WHERE id = '20261122-aaaaaaaa'")
    found = records(home, capsys, TUBE)
    assert [one["record"] for one in found["moved"]] == ["20261122-bbbbbbbb"]
    assert [(problem["what"], problem["hint"]) for problem in found["problems"]] == [
        ("an entry is damaged and cannot be judged", "'advisor records verify' names it")
    ]


def test_no_damage_to_an_entry_stops_the_report(home: Path, journal: Journal) -> None:
    keep(journal, "aaaaaaaa", {"dark": "yes", "uses": frozenset({"read", "cook"}), "style": None})
    (body,) = journal.connection.execute("SELECT body FROM entries").fetchone()
    lamps, tubes = (
        base_and_files(folder(home / name, text))[0] for name, text in (("lamps", RULES), ("t", TUBE))
    )
    drawn = random.Random(1)  # noqa: S311  # the same damage each time
    for _ in range(150):
        damaged = bytearray(body)
        at = drawn.randrange(len(body))
        damaged[at : at + drawn.choice((0, 1, 1, 40))] = drawn.choice((b"", b"0", b'"', b"null", b"[]"))
        journal.connection.execute("UPDATE entries SET body = ?", (bytes(damaged),))
        found = past(journal, lamps, tubes)
        assert found.judged + len(found.problems) <= 1


def test_what_cannot_be_compared_has_no_records(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert records(home, capsys, "rules: nonsense\n") is None
    impact(home, "rules: nonsense\n")
    assert "PAST RECORDS" not in capsys.readouterr().out
