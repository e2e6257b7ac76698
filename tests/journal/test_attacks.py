"""Attacks on a journal and its exports: none is read past in silence, by whichever command reads what was attacked."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from advisor.journal.faults import verify
from advisor.journal.keep_and_remove import delete, keep_document, redact
from advisor.journal.store import rows
from advisor.model import AnswerOrigin, OriginKind
from checkout import ROOT
from effort import every
from forgery import (
    Attack,
    Change,
    alter,
    bodies,
    flip,
    forge,
    part,
    put,
    renumbered,
    run_sql,
    seal,
    setting,
    without_value,
)
from lunch_journals import AT, decide_lunch, id_of, journal_in, record_lunch

SMALL = str(ROOT / "tests" / "small")
FIRST, REDACTED, DELETED, LAST, DOCUMENT, MARK, DELETION, DECISION, AMENDMENT = range(1, 10)
"""The entries of the journal that is attacked: four consultations and five about them."""

FROM_FILE = AnswerOrigin(OriginKind.FILE, "answers.yaml", "sha256:" + "7" * 64)
A_FILE = {"kind": "file", "name": "answers.yaml", "digest": "sha256:" + "7" * 64}
A_RECORD = {"kind": "record", "name": "20261122-00000009", "digest": "sha256:" + "7" * 64}

READ_ALL = ("verify", "list", "export", "audit")
EXPLAIN = ("how", "why-not", "adr", "report")
DECIDED = (*READ_ALL, "show", "decide", "adr", "report")
"""What reads the decisions about the first record."""
RULES = ("verify", "export", *EXPLAIN)

BYTES = {
    "format": (FIRST, b'"format":"advisor.record/'),
    "hash": (FIRST, b'"hash":"sha256:'),
    "id": (FIRST, b'"id":"'),
    "number": (FIRST, b'"number":'),
    "sort": (FIRST, b'"sort":"'),
    "previous": (LAST, b'"previous":"sha256:'),
    "of": (DOCUMENT, b'"of":"'),
    "commitment": (FIRST, b'"commitment":"sha256:'),
    "salt": (FIRST, b'"salt":"'),
    "name of a part": (FIRST, b'"name":"head'),
    "time in the head": (FIRST, b'"finished":"'),
    "version in the head": (FIRST, b'"advisor":"'),
    "file in the head": (FIRST, b'"path":"'),
    "digest in the head": (FIRST, b'"digest":"sha256:'),
    "fingerprint": (FIRST, b'"fingerprint":"sha256:'),
    "answer": (FIRST, b'"answer":"'),
    "fact": (FIRST, b'"fact":"'),
    "deed": (FIRST, b'"deed":"'),
    "winner": (FIRST, b'"winners":["'),
    "points": (FIRST, b'"points":'),
    "rule that fired": (FIRST, b'"rule":"'),
    "document": (DOCUMENT, b'"at":"'),
    "digest of an origin": (LAST, b'"origin":{"digest":"sha256:'),
    "file of an origin": (LAST, b'"name":"answers.ya'),
    "who said so": (LAST, b'"said_by":"The c'),
    "reason of a redaction": (MARK, b'"because":"'),
    "part of a redaction": (MARK, b'"parts":["'),
    "time of a deletion": (DELETION, b'"at":"'),
    "what was decided": (DECISION, b'"candidate":"'),
    "why it was decided": (DECISION, b'"because":"'),
    "who decided": (DECISION, b'"decided_by":["'),
    "who approved": (AMENDMENT, b'"approved_by":["'),
    "when to look at it again": (AMENDMENT, b'"review":"'),
    "what it amends": (AMENDMENT, b'"amends":"'),
}


def restored(connection: sqlite3.Connection) -> None:
    """Put an answer that was taken out in again, as a backup has it."""
    (body,) = connection.execute("SELECT body FROM backup WHERE number = ?", (REDACTED,)).fetchone()
    put(connection, REDACTED, body)


def doubled(connection: sqlite3.Connection) -> None:
    """Put the first consultation in once more at the end, with an id of its own and all seals anew."""
    found = bodies(connection)
    document = json.loads(found[FIRST])
    document |= {"number": 10, "id": id_of(99), "previous": json.loads(found[AMENDMENT])["hash"]}
    connection.execute("INSERT INTO entries VALUES (10, ?, ?)", (id_of(98), json.dumps(document).encode()))


def unsealed_in_the_middle(connection: sqlite3.Connection) -> None:
    """Put an entry in that no entry after it follows."""
    document = json.loads(bodies(connection)[FIRST])
    document |= {"id": id_of(99), "number": 2}
    seal(document)
    connection.execute("UPDATE entries SET number = -number WHERE number > 1")
    connection.execute("UPDATE entries SET number = 1 - number WHERE number < 0")
    connection.execute(
        "INSERT INTO entries VALUES (2, ?, ?)", (id_of(99), json.dumps(document, sort_keys=True).encode())
    )


def other_rules(connection: sqlite3.Connection) -> None:
    """Put another rule file in, under the digest that it has, wherever the journal names it but in the records."""
    from advisor.formats.canonical import digest_of

    (old, content) = connection.execute(
        "SELECT digest, content FROM documents WHERE CAST(content AS TEXT) LIKE '%strong%'"
    ).fetchone()
    new = content.replace(b"strong", b"slight")
    connection.execute(
        "UPDATE documents SET digest = ?, content = ? WHERE digest = ?", (digest_of(new), new, old)
    )
    connection.execute("UPDATE knowledge SET digest = ? WHERE digest = ?", (digest_of(new), old))


def other_rules_everywhere(connection: sqlite3.Connection) -> None:
    """Put another rule file in, and its digest into every record too; only the fingerprint is still the old one."""
    (old,) = connection.execute(
        "SELECT digest FROM documents WHERE CAST(content AS TEXT) LIKE '%strong%'"
    ).fetchone()
    other_rules(connection)
    (new,) = connection.execute(
        "SELECT digest FROM documents WHERE CAST(content AS TEXT) LIKE '%slight%'"
    ).fetchone()

    def change(document: dict[str, Any]) -> None:
        head = part(document, "head")
        head["value"] = json.loads(json.dumps(head["value"]).replace(old, new))

    for number in (FIRST, REDACTED, LAST):
        forge(number, change)(connection)


def outcome_and_result(document: dict[str, Any]) -> None:
    """Let another win, in the outcome and in the result alike."""
    won = {"winners": ["toast"], "status": "winner", "margin": 1}
    part(document, "outcome/0")["value"].update(won)
    part(document, "result")["value"]["decisions"]["dish"].update(won)


def all_that_a_rule_gives(document: dict[str, Any]) -> None:
    """Let a rule give more points, with all that follows from that but the rule itself."""
    dish = part(document, "result")["value"]["decisions"]["dish"]
    first = dish["standings"][0]
    first["evidence"][0]["points"] += 50
    first["points"] += 50
    dish["margin"] += 50
    part(document, "outcome/0")["value"]["margin"] += 50


def answers_alike(document: dict[str, Any]) -> None:
    """Change an answer wherever it stands, but nothing that follows from it."""
    for name in ("steps/2", "answers/2"):
        part(document, name)["value"]["answer"] = "very"
    part(document, "result")["value"]["answers"]["hunger"] = "very"


def fact_nobody_knows(document: dict[str, Any]) -> None:
    """Give an answer to a fact that the stored rules have not."""
    for name in ("steps/2", "answers/2"):
        part(document, name)["value"]["fact"] = "thirst"
    answers = part(document, "result")["value"]["answers"]
    answers["thirst"] = answers.pop("hunger")


def renamed(old: str, new: str) -> Change:
    return lambda document: part(document, old).update(name=new)


def add_part(document: dict[str, Any]) -> None:
    document["parts"].append({**part(document, "outcome/0"), "name": "outcome/1"})


def choices(document: dict[str, Any]) -> list[Any]:
    """Return the choices of a decision."""
    found: list[Any] = part(document, "decision")["value"]["choices"]
    return found


def decision_taken_out(connection: sqlite3.Connection) -> None:
    """Take a decision out, and let a mark say so that was about something else."""
    name = json.loads(bodies(connection)[DECISION])["id"]
    forge(DECISION, without_value("decision"))(connection)
    forge(MARK, lambda document: document.update(of=name), setting("removal", ["parts"], ["decision"]))(
        connection
    )


def deciding(path: list[str | int], value: object) -> Attack:
    """Put another value into what was decided about the first record."""
    return forge(DECISION, setting("decision", path, value))


SEALED_ANEW: dict[str, tuple[Attack, tuple[str, ...]]] = {
    "winner of the outcome": (forge(FIRST, setting("outcome/0", ["winners"], ["toast"])), READ_ALL),
    "margin of the outcome": (forge(FIRST, setting("outcome/0", ["margin"], 99)), READ_ALL),
    "status of the outcome": (forge(FIRST, setting("outcome/0", ["status"], "tie")), READ_ALL),
    "settled of the outcome": (forge(FIRST, setting("outcome/0", ["settled"], None)), READ_ALL),
    "outcome of a redacted record": (forge(REDACTED, setting("outcome/0", ["winners"], [])), READ_ALL),
    "level of the outcome": (forge(FIRST, setting("outcome/0", ["level"], "clear")), READ_ALL),
    "level of outcome and result alike": (
        forge(
            FIRST,
            setting("outcome/0", ["level"], "clear"),
            setting("result", ["decisions", "dish", "level"], "clear"),
        ),
        READ_ALL,
    ),
    "winner of the result": (
        forge(FIRST, setting("result", ["decisions", "dish", "winners"], ["toast"])),
        READ_ALL,
    ),
    "answers of the result": (forge(FIRST, setting("result", ["answers"], {"cold": "no"})), READ_ALL),
    "don't know of the result": (forge(FIRST, setting("result", ["dont_know"], ["cold"])), READ_ALL),
    "who is kept out of the result": (
        forge(FIRST, setting("result", ["without"], [{"candidate": "soup", "reason": "Nobody washes up"}])),
        READ_ALL,
    ),
    "rules of the result": (forge(FIRST, setting("result", ["knowledge", "name"], "Other")), READ_ALL),
    "an answer": (forge(FIRST, setting("answers/2", ["answer"], "very")), READ_ALL),
    "a step": (forge(FIRST, setting("steps/2", ["answer"], "very")), READ_ALL),
    "what was done at a step": (forge(FIRST, setting("steps/2", ["deed"], "took_back")), READ_ALL),
    "a file for what somebody was asked": (forge(FIRST, setting("steps/2", ["origin"], A_FILE)), READ_ALL),
    "an option for what somebody was asked": (
        forge(FIRST, setting("steps/2", ["origin"], {"kind": "option"})),
        READ_ALL,
    ),
    "what was given from a file made an answer of somebody": (
        forge(LAST, setting("steps/0", ["deed"], "answered")),
        READ_ALL,
    ),
    "a record that it did not begin from": (forge(LAST, setting("steps/0", ["origin"], A_RECORD)), READ_ALL),
    "another record than it began from": (
        forge(
            LAST,
            setting("head", ["from"], {"id": id_of(9), "hash": "sha256:" + "8" * 64}),
            setting("steps/0", ["origin"], A_RECORD),
        ),
        READ_ALL,
    ),
    "another shape of an origin": (forge(LAST, setting("steps/0", ["origin"], {"kind": "file"})), READ_ALL),
    "nobody who said so": (forge(LAST, setting("steps/0", ["said_by"], "")), READ_ALL),
    "fingerprint in the head": (
        forge(FIRST, setting("head", ["knowledge", "fingerprint"], "sha256:" + "0" * 64)),
        READ_ALL,
    ),
    "files in the head": (
        forge(FIRST, setting("head", ["knowledge", "files", 0, "path"], "facts/x.yaml")),
        RULES,
    ),
    "outcome and result alike": (forge(FIRST, outcome_and_result), READ_ALL),
    "all that a rule gives": (forge(FIRST, all_that_a_rule_gives), ("replay", *EXPLAIN)),
    "answers alike": (forge(FIRST, answers_alike), EXPLAIN),
    "a fact nobody knows": (forge(FIRST, fact_nobody_knows), ("replay", *EXPLAIN)),
    "points": (
        forge(FIRST, setting("result", ["decisions", "dish", "standings", 0, "points"], 99)),
        READ_ALL,
    ),
    "points of a rule": (
        forge(FIRST, setting("result", ["decisions", "dish", "standings", 0, "evidence", 0, "points"], 99)),
        READ_ALL,
    ),
    "a rank": (
        forge(FIRST, setting("result", ["decisions", "dish", "standings", 1, "rank"], 1)),
        READ_ALL,
    ),
    "the rules that fired": (forge(FIRST, setting("result", ["fired"], [])), READ_ALL),
    "a finding": (forge(FIRST, setting("result", ["findings"], {"odd": "true"})), EXPLAIN),
    "another shape of the head": (forge(FIRST, setting("head", ["finished"], "yesterday")), READ_ALL),
    "another shape of the result": (forge(FIRST, setting("result", ["decisions"], 7)), READ_ALL),
    "a part of another name": (forge(FIRST, renamed("answers/2", "answers/7")), READ_ALL),
    "a part more": (forge(FIRST, add_part), READ_ALL),
    "a part less": (forge(FIRST, lambda document: document["parts"].pop(1)), READ_ALL),
    "parts in another order": (forge(FIRST, lambda document: document["parts"].reverse()), READ_ALL),
    "a head taken out": (forge(FIRST, without_value("head")), READ_ALL),
    "an id that steers a terminal": (
        forge(FIRST, lambda document: document.update(id="\x1b]0;x\x07")),
        READ_ALL,
    ),
    "a consultation about another": (forge(FIRST, lambda document: document.update(of=id_of(3))), READ_ALL),
    "a document that is about no record": (
        forge(DOCUMENT, lambda document: document.update(of="")),
        READ_ALL,
    ),
    "a mark that is about no record": (forge(MARK, lambda document: document.update(of="")), READ_ALL),
    "a document of another shape": (forge(DOCUMENT, setting("document", ["sentences"], [7])), READ_ALL),
    "a document of a format that says more": (
        forge(DOCUMENT, setting("document", ["format"], "advisor.adr/2")),
        READ_ALL,
    ),
    "a document about nothing": (forge(DOCUMENT, renamed("document", "removal")), READ_ALL),
    "a redaction that names another part": (
        forge(MARK, setting("removal", ["parts"], ["steps/0"])),
        READ_ALL,
    ),
    "a document about a record that is not there": (
        forge(DOCUMENT, lambda document: document.update(of=id_of(77))),
        READ_ALL,
    ),
    "a redaction of another record": (forge(MARK, lambda document: document.update(of=id_of(0))), READ_ALL),
    "a deletion made a redaction of what is there": (
        forge(DELETION, lambda document: document.update(of=id_of(3))),
        READ_ALL,
    ),
    "a decision about nothing": (forge(DECISION, lambda document: document.update(of=id_of(77))), READ_ALL),
    "a decision about what was deleted": (
        forge(DECISION, lambda document: document.update(of=id_of(2))),
        READ_ALL,
    ),
    "a decision about another entry than a record": (
        forge(DECISION, lambda document: document.update(of=document["id"])),
        READ_ALL,
    ),
    "a decision in what its record does not decide": (deciding(["choices", 0, "decision"], "drink"), DECIDED),
    "a choice that its record has not": (deciding(["choices", 0, "candidate"], "stew"), DECIDED),
    "a decision that is made twice": (
        forge(DECISION, lambda document: choices(document).append(choices(document)[0])),
        DECIDED,
    ),
    "a decision before its record": (deciding(["at"], "2026-11-22T11:59:59.999Z"), DECIDED),
    "a review before the decision": (deciding(["review"], "2026-11-21"), DECIDED),
    "a review on no day": (deciding(["review"], "2026-13-01"), DECIDED),
    "a departure without a reason": (deciding(["because"], " "), DECIDED),
    "a decision of nobody": (deciding(["decided_by"], []), DECIDED),
    "a decision of another shape": (deciding(["choices", 0, "other"], "stew"), DECIDED),
    "an amendment of nothing": (
        forge(AMENDMENT, setting("decision", ["amends"], "20261122-0000abcd")),
        DECIDED,
    ),
    "an amendment of the decision about another record": (
        forge(AMENDMENT, lambda document: document.update(of=id_of(3))),
        READ_ALL,
    ),
    "an amendment before what it amends": (
        forge(AMENDMENT, setting("decision", ["at"], "2026-11-22T12:30:00.000Z")),
        DECIDED,
    ),
    "an amendment of itself": (
        forge(AMENDMENT, lambda document: part(document, "decision")["value"].update(amends=document["id"])),
        DECIDED,
    ),
    "a decision taken out without its record": (decision_taken_out, READ_ALL),
}

UNSEALED: dict[str, tuple[Attack, tuple[str, ...]]] = {
    "a value put in": (alter(FIRST, setting("outcome/0", ["winners"], ["toast"])), READ_ALL),
    "another file that an answer came from": (
        alter(LAST, setting("steps/0", ["origin", "name"], "others.yaml")),
        READ_ALL,
    ),
    "another who said so": (alter(LAST, setting("steps/0", ["said_by"], "The waiter")), READ_ALL),
    "who ran it": (alter(LAST, setting("head", ["run_by"], "The waiter")), READ_ALL),
    "a part taken out without a mark": (alter(FIRST, without_value("answers/0")), READ_ALL),
    "an answer that is there again": (restored, READ_ALL),
    "an entry forged and the chain not built anew": (
        alter(LAST, lambda document: document.update(previous="sha256:" + "1" * 64)),
        READ_ALL,
    ),
    "an entry deleted": (run_sql("DELETE FROM entries WHERE number = 3"), READ_ALL),
    "the first entry deleted": (run_sql("DELETE FROM entries WHERE number = 1"), READ_ALL),
    "the marks cut off": (run_sql("DELETE FROM entries WHERE number > 5"), READ_ALL),
    "an entry deleted and the others renumbered": (renumbered(lambda found: found[1:]), READ_ALL),
    "two entries swapped": (renumbered(lambda found: [found[1], found[0], *found[2:]]), READ_ALL),
    "all entries turned round": (renumbered(lambda found: found[::-1]), READ_ALL),
    "an entry doubled": (renumbered(lambda found: [found[0], *found]), READ_ALL),
    "an entry doubled at the end": (doubled, READ_ALL),
    "an entry put in": (unsealed_in_the_middle, READ_ALL),
    "an entry under another id": (
        run_sql("UPDATE entries SET id = ? WHERE number = 1", id_of(99)),
        READ_ALL,
    ),
    "a gap in the numbers": (run_sql("UPDATE entries SET number = 70 WHERE number = 7"), READ_ALL),
    "a negative number": (run_sql("UPDATE entries SET number = -1 WHERE number = 7"), READ_ALL),
    "an empty entry": (run_sql("UPDATE entries SET body = x'' WHERE number = 1"), READ_ALL),
    "an entry that is a text": (run_sql("UPDATE entries SET body = CAST(body AS TEXT) || ' '"), READ_ALL),
    "an entry that is a number": (run_sql("UPDATE entries SET body = 7 WHERE number = 1"), READ_ALL),
    "an entry that is deep": (
        run_sql("UPDATE entries SET body = ? WHERE number = 1", b"[" * 100_000),
        READ_ALL,
    ),
    "an entry of another format": (
        run_sql("UPDATE entries SET body = replace(body, 'record/2', 'record/9') WHERE number = 1"),
        READ_ALL,
    ),
}

STORED: dict[str, tuple[Attack, tuple[str, ...]]] = {
    "a byte of a rule file": (
        run_sql("UPDATE documents SET content = CAST(replace(content, 'strong', 'strung') AS BLOB)"),
        RULES,
    ),
    "a rule file without its content": (run_sql("UPDATE documents SET content = x''"), RULES),
    "a rule file that is a number": (run_sql("UPDATE documents SET content = 7"), RULES),
    "a path that is no text": (run_sql("UPDATE knowledge SET path = x'ff' WHERE position = 0"), ("verify",)),
    "a digest that is no text": (
        run_sql("UPDATE knowledge SET digest = x'ff' WHERE position = 0"),
        ("verify",),
    ),
    "a rule file that is not there": (run_sql("DELETE FROM documents WHERE rowid = 1"), RULES),
    "another rule file": (other_rules, ("replay", *RULES)),
    "another rule file, in the records too": (other_rules_everywhere, ("replay", *RULES)),
    "a rule base that is not there": (run_sql("DELETE FROM knowledge"), ("verify",)),
    "a rule file under another path": (
        run_sql("UPDATE knowledge SET path = 'rules/x.yaml' WHERE path LIKE 'rules/%'"),
        ("verify",),
    ),
    "a rule base under another fingerprint": (
        run_sql("UPDATE knowledge SET fingerprint = 'sha256:00'"),
        ("verify",),
    ),
    "a rule file more": (
        run_sql(
            "INSERT INTO knowledge SELECT fingerprint, 99, 'rules/y.yaml', digest FROM knowledge LIMIT 1"
        ),
        ("verify",),
    ),
    "a column of another name": (run_sql("ALTER TABLE entries RENAME COLUMN body TO content"), READ_ALL),
    "a table that is not there": (run_sql("DROP TABLE entries"), READ_ALL),
    "a column of knowledge of another name": (
        run_sql("ALTER TABLE knowledge RENAME COLUMN digest TO other"),
        ("verify",),
    ),
    "a version that is to come": (run_sql("PRAGMA user_version = 9"), READ_ALL),
    "a version that never was": (run_sql("PRAGMA user_version = 0"), READ_ALL),
    "another program's mark": (run_sql("PRAGMA application_id = 7"), READ_ALL),
}
ATTACKS = {
    **{
        f"a bit flipped: {name}": (flip(*where), (*READ_ALL, "show")[: 5 if where[0] == FIRST else 4])
        for name, where in BYTES.items()
    },
    **{f"sealed anew: {name}": attack for name, attack in SEALED_ANEW.items()},
    **UNSEALED,
    **STORED,
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal with every sort of entry, and its consultations as they were first in a table beside them."""
    path = tmp_path_factory.mktemp("whole") / "journal.db"
    with journal_in(path) as journal:
        found = [record_lunch(journal, number) for number in range(3)]
        found.append(record_lunch(journal, 3, FROM_FILE, "The cook"))
        journal.connection.execute("CREATE TABLE backup AS SELECT number, body FROM entries")
        keep_document(journal, found[3], {"at": AT, "sentences": []}, AT)
        redact(journal, found[1].id, ["cold"], AT, "asked to")
        delete(journal, found[2].id, AT, "")
        first = decide_lunch(journal, found[0], "toast", because="Nobody likes soup")
        decide_lunch(journal, found[0], "soup", amends=first.id, review="2027-11-22")
    return path


def words(command: str, home: Path) -> list[str]:
    """Return a command line about the first record, or about all."""
    name = id_of(0)
    lines = {
        "verify": ["records", "verify"],
        "list": ["records", "list"],
        "export": ["records", "export"],
        "show": ["records", "show", name],
        "decide": ["decide", name, "--as-recommended", "--by", "Ada"],
        "replay": ["records", "replay", name],
        "audit": ["audit", "--knowledge", SMALL],
        "how": ["how", "--record", name],
        "why-not": ["why-not", "toast", "--record", name],
        "adr": ["adr", name, "--to", str(home / "adr")],
        "report": ["report", name, "--html", str(home / "page.html")],
    }
    return [*lines[command], "--journal", str(home / "journal.db")]


NAMED = re.compile(
    "entry [0-9]|entries up to|stored file|stored rules|another result|its rules have no|cannot be used|"
    "journal (was|is)|another program"
)


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_attacked_is_named_by_every_command_that_reads_it(
    name: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(whole, tmp_path / "journal.db")
    attack, commands = ATTACKS[name]
    with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
        attack(connection)
        connection.commit()
    for command in every(2, commands, first=[*ATTACKS].index(name)):
        code = run(words(command, tmp_path))
        said = capsys.readouterr()
        assert code in (1, 3), (command, said)
        assert NAMED.search(" ".join((said.out + said.err).split())), (command, said)
    assert not (tmp_path / "adr").exists()
    assert not (tmp_path / "page.html").exists()


def test_there_are_enough_attacks() -> None:
    assert len(ATTACKS) + len(EXPORTS) >= 60


@pytest.mark.parametrize(
    "command", ["verify", "list", "export", "show", "decide", "replay", "how", "why-not", "adr", "report"]
)
def test_what_nobody_attacked_is_read(
    command: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(whole, tmp_path / "journal.db")
    assert run(words(command, tmp_path)) == 0
    assert "NOT" not in capsys.readouterr().out


@pytest.mark.parametrize("kept", [0, 1, 4])
def test_a_tail_that_was_cut_off_shows_with_the_head_that_was_noted(
    kept: int, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(whole, tmp_path / "journal.db"))
    with journal_in(path) as journal:
        head = verify(rows(journal)).head
        assert run([*words("verify", tmp_path), "--head", head]) == 0
        journal.connection.execute("DELETE FROM entries WHERE number > ?", (kept,))
    assert run([*words("verify", tmp_path), "--head", head]) == 1
    assert "entries were cut off or replaced" in " ".join(capsys.readouterr().out.split())


Items = dict[str, Any]


def sealed(items: dict[str, Items], *changes: Change) -> None:
    """Change the record of an export and seal it anew."""
    for change in changes:
        change(items["record"])
    seal(items["record"])


def decision_sealed(items: dict[str, Items], path: list[str | int], value: object) -> None:
    """Change what was decided in an export and seal it anew."""
    setting("decision", path, value)(items["decision"])
    seal(items["decision"])


EXPORTS: dict[str, Callable[[dict[str, Items]], object]] = {
    "a value": lambda items: setting("outcome/0", ["margin"], 99)(items["record"]),
    "the winner, sealed anew": lambda items: sealed(items, setting("outcome/0", ["winners"], ["toast"])),
    "the status, sealed anew": lambda items: sealed(items, setting("outcome/0", ["status"], "tie")),
    "an answer, sealed anew": lambda items: sealed(items, setting("answers/2", ["answer"], "very")),
    "a step, sealed anew": lambda items: sealed(items, setting("steps/2", ["answer"], "very")),
    "the result, sealed anew": lambda items: sealed(items, setting("result", ["answers"], {})),
    "the head, sealed anew": lambda items: sealed(items, setting("head", ["knowledge", "name"], "Other")),
    "the head taken out": lambda items: sealed(items, without_value("head")),
    "the order of parts": lambda items: sealed(items, lambda record: record["parts"].reverse()),
    "the id": lambda items: items["record"].update(id=id_of(99)),
    "the sort": lambda items: sealed(items, lambda record: record.update(sort="document")),
    "what it is about, sealed anew, and its knowledge left out": lambda items: (
        items.pop("knowledge"),
        sealed(items, lambda record: record.update(of=record["id"])),
    ),
    "the format": lambda items: items["record"].update(format="advisor.record/9"),
    "an origin": lambda items: sealed(
        items,
        lambda record: record.update(
            origin={"number": 1, "previous": record["hash"], "hash": record["hash"], "missing": []}
        ),
    ),
    "the decision": lambda items: setting("decision", ["because"], "We like it")(items["decision"]),
    "the decision, sealed anew": lambda items: decision_sealed(items, ["choices", 0, "candidate"], "stew"),
    "why it departs, sealed anew": lambda items: decision_sealed(items, ["because"], ""),
    "the decision left out": lambda items: items.pop("decision"),
    "a rule file": lambda items: items["knowledge"]["files"][0].update(text="rules: {}"),
    "a rule file less": lambda items: items["knowledge"]["files"].pop(),
    "the fingerprint": lambda items: items["knowledge"].update(fingerprint="sha256:" + "0" * 64),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_what_was_changed_in_an_export_is_named_and_nothing_of_it_taken_up(
    name: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(whole, tmp_path / "journal.db")
    assert run([*words("export", tmp_path), id_of(0)]) == 0
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    items = dict(zip(("knowledge", "record", "decision", "amendment"), lines, strict=True))
    EXPORTS[name](items)
    changed, other = tmp_path / "changed.jsonl", tmp_path / "other.db"
    changed.write_text("".join(f"{json.dumps(item)}\n" for item in items.values()))
    assert run(["records", "import", str(changed), "--journal", str(other)]) == 3
    assert f"{changed}" in capsys.readouterr().err.replace("\n", "")
    with journal_in(other) as journal:
        assert not list(rows(journal))
