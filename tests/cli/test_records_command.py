"""`advisor records`: lists, shows, carries, replays, verifies and takes out what was recorded."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from advisor.cli import run
from advisor.journal.chain import EntryKind
from advisor.journal.faults import verify
from advisor.journal.keep_and_remove import keep_document
from advisor.journal.store import entries, find, rows
from advisor.language.reading.base import read_base
from folders import FACTS, folder, rule_text
from lunch_journals import AT, decide_lunch, id_of, journal_in, record_every_kind, record_lunch
from recorded_answers import record_answers

Said = Callable[..., tuple[int, str]]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Run a command of `records` over a journal of three lunches; exit code and all that it wrote, on one line."""
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        for number in range(3):
            record_lunch(journal, number)

    def of(*words: str) -> tuple[int, str]:
        code = run(["records", *words, "--journal", str(path)])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return code, " ".join((written.out + written.err).split())

    return of


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 3),
        (("--winner", "soup"), 2),  # once alone, once in a tie
        (("--winner", "salad"), 2),
        (("--winner", "Soup"), 2),
        (("--winner", "toast", "--since", "2026-11-23"), 0),
        (("--fired", "lunch/soup-warms"), 1),
        (("--fired", "soup-warms"), 1),
        (("--fired", "lunch"), 2),  # all of a file
        (("--by", "what to eat"), 3),
        (("--since", "2026-11"), 3),
        (("--since", "2026-11-23"), 0),
        (("--until", "2026"), 3),
        (("--until", "2026-11-21"), 0),
    ],
)
def test_records_are_listed_by_date_winner_rule_and_knowledge(
    words: tuple[str, ...], count: int, said: Said
) -> None:
    code, text = said("list", *words)
    assert code == 0
    assert ("No matching records." if not count else f"{count} record") in text
    assert text.count("20261122-") == count


@pytest.mark.parametrize(
    "date",
    [
        "yesterday",
        "2026-13",
        "2026-02-30",
        "2026-1",
        "0000",
        "2026-11-22T25",
        "2026-11-22T12:61",
        "2026-11-22T1Z",
    ],
)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_date_is_refused(option: str, date: str, said: Said) -> None:
    code, text = said("list", option, date)
    assert (code, f"'{date}' is not a date" in text) == (2, True)


@pytest.mark.parametrize("date", ["2026", "2026-11", "2024-02-29", "2026-11-22T", "2026-11-22T12:30", AT])
def test_any_beginning_of_a_time_is_a_date(date: str, said: Said) -> None:
    assert said("list", "--since", date)[0] == 0


def test_a_time_that_ends_before_it_begins_is_refused(said: Said) -> None:
    assert said("list", "--since", "2026-11-22", "--until", "2026-11")[0] == 0
    assert said("list", "--since", "2026-12", "--until", "2026-11-22")[0] == 2


@pytest.mark.parametrize("command", ["list", "export", "replay --all", "audit"])
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (
            ("--fired", "lunch/soup-warm"),
            "there is no rule 'lunch/soup-warm'; did you mean 'lunch/soup-warms'?",
        ),
        (("--winner", "salat"), "there is no candidate 'salat'; did you mean 'salad'?"),
        (("--by", "What to wear"), "there is no knowledge 'What to wear'"),
        (("--by", "sha256:0000"), "there is no knowledge 'sha256:0000'"),
    ],
)
def test_what_neither_a_record_nor_the_rules_of_today_have_is_refused_with_the_nearest_name(
    command: str, words: tuple[str, ...], hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 0)
    name, *more = command.split()
    group = [] if name == "audit" else ["records"]
    assert run([*group, name, *more, *words, "--journal", str(path)]) == 2
    written = capsys.readouterr()
    assert (written.out, hint in " ".join(written.err.split())) == ("", True)


def test_what_only_the_rules_of_today_have_is_no_mistake(said: Said) -> None:
    base = read_base()
    each = next(rule for rule in base.rules.values() if rule.each)
    for words in (
        ("--winner", next(iter(base.candidates))),
        ("--fired", each.written_as),
        ("--by", base.title),
    ):
        assert said("list", *words) == (0, "No matching records.")


def test_a_rule_as_its_file_has_it_finds_the_records_of_the_rules_made_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = rule_text(title="'{it} shines'", then="{favour: {it: strong}}").replace(
        "  slug:\n", "  slug:\n    each: lamp\n"
    )
    with journal_in(tmp_path / "journal.db") as journal:
        entry = record_answers(journal, folder(tmp_path / "lamps", rules, FACTS), {"dark": "yes"}, id_of(0))
        assert {one["rule"] for one in entry.part("result")["fired"]} == {
            "r/slug/bulb",
            "r/slug/candle",
            "r/slug/tube",
        }
    for words in ("r/slug", "slug", "r/slug/tube", "r"):
        assert run(["records", "list", "--fired", words, "--journal", str(tmp_path / "journal.db")]) == 0
        assert "1 record" in capsys.readouterr().out


def test_without_a_command_the_records_are_listed_wherever_the_journal_is(said: Said) -> None:
    assert said() == said("list")


def test_the_short_account_is_a_part_of_the_full_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        record_every_kind(journal)
    for number in range(4):
        shown = []
        for words in ((), ("--full",)):
            assert (
                run(["records", "show", id_of(number), *words, "--journal", str(tmp_path / "journal.db")])
                == 0
            )
            shown.append(capsys.readouterr().out.splitlines())
        rest = iter(shown[1])
        assert all(line in rest for line in shown[0])


def test_a_record_is_shown_as_json(said: Said) -> None:
    _, text = said("show", id_of(1), "--json")
    assert json.loads(text)["id"] == id_of(1)


def test_a_journal_is_verified_and_its_head_printed(said: Said) -> None:
    code, text = said("verify")
    assert code == 0
    assert "3 entries, intact." in text
    head = text.split("head ")[1]
    assert said("verify", "--head", head)[0] == 0
    code, text = said("verify", "--head", "sha256:" + "1" * 64)
    assert (code, "entries were cut off or replaced" in text) == (1, True)


def test_a_head_is_printed_on_one_line_to_be_noted_and_looked_for_from_then_on(
    said: Said, tmp_path: Path
) -> None:
    assert "No head was ever noted" in said("verify")[1]
    code, line = said("head")
    assert (code, line.split()[:2]) == (0, ["advisor.head/1", "3"])
    code, text = said("verify")
    assert (code, "1 head noted, the last" in text) == (0, True)
    with journal_in(tmp_path / "journal.db") as journal:
        record_lunch(journal, 3)
    assert said("verify", "--head", line)[0] == 0
    with journal_in(tmp_path / "journal.db") as journal:
        journal.connection.execute("DELETE FROM entries WHERE number > 2")
    code, text = said("verify")
    assert code == 1
    assert "head of entry 3, noted" in text
    assert "it is not in the chain: entries were cut off or replaced since" in text


def test_whoever_takes_the_noted_heads_out_of_the_journal_does_not_make_them_unsaid(
    said: Said, tmp_path: Path
) -> None:
    _, line = said("head")
    with journal_in(tmp_path / "journal.db") as journal:
        journal.connection.execute("DELETE FROM entries WHERE number > 2")
        journal.connection.execute("DELETE FROM heads")
    code, text = said("verify")
    assert (code, "No head was ever noted" in text) == (0, True)
    assert said("verify", "--head", line)[0] == 1
    with journal_in(tmp_path / "journal.db") as journal:
        journal.connection.execute("DROP TABLE heads")
    assert said("verify")[0] == 3


def test_an_empty_journal_has_no_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with journal_in(tmp_path / "empty.db"):
        assert run(["records", "head", "--journal", str(tmp_path / "empty.db")]) == 2
    assert "has no head" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("head", ["", "sha256:", "1234", "sha256:" + "1" * 64 + " sha256:" + "2" * 64])
def test_a_head_that_was_noted_badly_is_not_passed_over(head: str, said: Said) -> None:
    assert said("verify", "--head", head)[0] == 2


def test_a_record_changed_in_the_file_is_named(said: Said, tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        journal.connection.execute("UPDATE entries SET body = replace(body, 'soup', 'soap') WHERE number = 2")
    code, text = said("verify")
    assert code == 1
    assert "entry 2: the part 'result' was changed" in text
    assert "NOT intact" in text


def test_knowledge_changed_in_the_file_is_named_and_replay_notices(said: Said, tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        change = (
            "UPDATE documents SET content = CAST(replace(CAST(content AS TEXT), 'strong', 'slight') AS BLOB)"
        )
        journal.connection.execute(change)
    code, text = said("verify")
    assert (code, "stored file rules/lunch.yaml: its content was changed" in text) == (1, True)
    code, text = said("replay", id_of(0))
    assert code == 1


def test_records_are_replayed_also_without_the_folder_they_came_from(said: Said) -> None:
    assert said("replay", "--all") == (0, "3 records: 3 the same, byte for byte.")
    assert said("redact", id_of(0), "cold", "--yes")[0] == 0
    code, text = said("replay", "--all")
    assert code == 1
    assert "is redacted; it cannot be replayed" in text
    assert said("delete", id_of(0), "--yes")[0] == 0
    assert "is deleted; it cannot be replayed" in said("replay", "--all")[1]
    assert "2 the same" in text


def test_only_what_a_record_tells_of_can_be_redacted(said: Said) -> None:
    code, text = said("redact", id_of(0), "hungr")
    assert code == 2
    assert "says nothing about 'hungr'; did you mean 'hunger'?" in text


GOING: dict[str, tuple[list[str], list[str], list[str]]] = {
    "answers": (
        ["redact", id_of(0), "cold"],
        ["1 step and 1 answer", "the full result", "the digests of 1 decision record"],
        ["its head, the other answers, and who won", "1 decision that people took"],
    ),
    "a record": (
        ["delete", id_of(0)],
        ["3 steps and 3 answers", "the full result", "its head and who won", "1 decision that people took"],
        ["its place in the chain"],
    ),
}
"""What takes something out, what it says that it takes, and what it says that stays."""


@pytest.mark.parametrize("what", GOING)
@pytest.mark.parametrize("answer", ["n", ""])
def test_what_goes_and_what_stays_is_said_first_and_nothing_is_done_without_a_yes(
    what: str, answer: str, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        record = find(journal, id_of(0))
        decide_lunch(journal, record, "soup")
        keep_document(journal, record, {"at": AT, "sentences": []}, AT)
        before = list(rows(journal))
    words, goes, stays = GOING[what]
    monkeypatch.setattr("sys.stdin", StringIO(f"{answer}\n" if answer else ""))
    code, text = said(*words)
    first, _, then = text.partition("What stays:")
    assert code == 130
    assert [each for each in goes if each not in first] == []
    assert [each for each in stays if each not in then] == []
    with journal_in(tmp_path / "journal.db") as journal:
        assert list(rows(journal)) == before
    assert said(*words, "--yes")[0] == 0
    with journal_in(tmp_path / "journal.db") as journal:
        (decision,) = (entry for entry in entries(journal) if entry.sort is EntryKind.DECISION)
        assert decision.is_whole == (what == "answers")
        assert not verify(rows(journal)).faults


def test_a_record_is_deleted_only_if_that_is_meant(said: Said, tmp_path: Path) -> None:
    code, text = said("delete", id_of(0), "--yes", "--because", "asked \udcff to")
    assert (code, "Deleted" in text) == (0, True)
    assert said("delete", id_of(0), "--yes")[0] == 3
    with journal_in(tmp_path / "journal.db") as journal:
        assert not verify(rows(journal)).faults


def test_records_go_into_a_file_and_out_of_it(
    said: Said, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("json", "jsonl"):
        file, other = str(tmp_path / f"records.{form}"), str(tmp_path / f"{form}.db")
        assert said("export", "--format", form, "--to", file)[0] == 0
        assert run(["records", "import", file, "--journal", other]) == 0
        assert run(["records", "replay", "--all", "--journal", other]) == 0
        assert "3 records: 3 the same" in capsys.readouterr().out
    _, text = said("export", "--format", "csv")
    assert text.startswith("id,started,finished,knowledge,decision,status,winners,margin,settled")


def test_an_export_cannot_steer_a_terminal(said: Said) -> None:
    for words in (("export",), ("export", "--format", "json"), ("list", "--json"), ("show", "--json")):
        assert said(*words)[1].isascii()
