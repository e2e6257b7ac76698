"""Evidence: one record, checked by outsiders without its journal; what was done to it is named, and so is what it cannot show."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import run
from advisor.formats.canonical import digest
from advisor.formats.documents import fits
from advisor.journal.chain import from_document, link_document
from advisor.journal.database import Journal
from advisor.journal.evidence import evidence_document
from advisor.journal.importing import import_records, read_export
from advisor.journal.keep_and_remove import delete, keep_document, redact
from advisor.journal.replay import replay
from advisor.journal.store import entries, find
from advisor.journal.transfer import to_items
from advisor.problems import AdvisorError, RequestError
from evidence_files import decide
from forgery import alter, part, run_sql, setting, without_value
from forgery import seal as seal_entry
from lunch_journals import AT, id_of, journal_in, record_lunch

Values = dict[str, Any]
Verified = Callable[..., tuple[int, str]]
ASKED, TAKEN_OUT, GONE = id_of(0), id_of(1), id_of(2)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Yield a journal in which a record was decided upon twice, one redacted, one deleted."""
    with journal_in(tmp_path / "journal.db") as journal:
        for number in range(3):
            record_lunch(journal, number)
        keep_document(journal, find(journal, ASKED), {"at": AT, "sentences": []}, AT)
        decide(journal, ASKED, decide(journal, ASKED).id)
        redact(journal, TAKEN_OUT, ["cold"], AT, "they asked to")
        delete(journal, GONE, AT, "too old")
        record_lunch(journal, 3)
        yield journal


@pytest.fixture
def verified(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verified:
    """Verify evidence by the command; exit code and what it said, on one line."""

    def of(values: Values, *words: str) -> tuple[int, str]:
        (tmp_path / "evidence.json").write_text(json.dumps(values))
        capsys.readouterr()
        code = run(["verify", str(tmp_path / "evidence.json"), *words])
        said = capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    return of


def evidence(journal: Journal, name: str = ASKED, head: str = "") -> Values:
    return evidence_document(journal, find(journal, name), head)


def hashes(journal: Journal) -> list[str]:
    return [entry.hash for entry in entries(journal)]


def test_evidence_shows_a_record_its_decisions_and_its_place_without_the_journal(
    journal: Journal, verified: Verified
) -> None:
    values = evidence(journal)
    assert fits("evidence", values)
    assert values["head"] == hashes(journal)[-1]
    code, text = verified(values)
    assert code == 0
    for words in (
        "recommended: dish: soup",
        "decided: dish: soup (decided otherwise since), by the kitchen on 2026-11-22",
        "decided: dish: leftovers, by the kitchen on 2026-11-22",
        f"chain: entry 1 of its journal, {len(values['links']) - 1} entries before the head {values['head']}",
        "replay: the same, byte for byte",
        "What this cannot show: - that the head is one that a journal had",
    ):
        assert words in text


def test_evidence_tells_nothing_of_other_records(journal: Journal) -> None:
    text = json.dumps(evidence(journal, TAKEN_OUT))
    assert "leftovers" not in text
    assert text.count('"salt"') == sum(len(each["parts"]) for each in evidence(journal, TAKEN_OUT)["entries"])


def test_a_noted_head_is_found_in_what_came_after_the_record(journal: Journal, verified: Verified) -> None:
    noted = hashes(journal)
    code, text = verified(evidence(journal), "--head", f"advisor head 5 {noted[4]}")
    assert (code, "noted head: entry 5, which holds the record" in text) == (0, True)
    assert "that the head is one that a journal had" not in text
    code, text = verified(evidence(journal, TAKEN_OUT), "--head", noted[0])
    assert (code, "noted head: not in the chain from the record on" in text) == (1, True)
    assert verified(evidence(journal), "--head", "sha256:" + "7" * 64)[0] == 1


def test_evidence_up_to_a_noted_head_says_nothing_of_what_came_later(
    journal: Journal, verified: Verified
) -> None:
    early = evidence(journal, head=hashes(journal)[4])
    assert [each["sort"] for each in early["entries"]] == ["consultation", "document", "decision"]
    assert verified(early)[0] == 0
    with pytest.raises(RequestError, match="is not in the journal from the record"):
        evidence(journal, TAKEN_OUT, hashes(journal)[0])
    with pytest.raises(AdvisorError, match="taken out after that head"):
        evidence(journal, TAKEN_OUT, hashes(journal)[4])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (TAKEN_OUT, "the record is redacted, so it cannot be replayed: "),
        (GONE, "the record is deleted, so it cannot be replayed: "),
    ],
)
def test_of_a_record_that_is_not_whole_the_marks_are_shown_and_it_is_said_why_it_cannot_be_replayed(
    name: str, said: str, journal: Journal, verified: Verified
) -> None:
    code, text = verified(evidence(journal, name))
    assert (code, said in text) == (1, True)
    because = "they asked to" if name == TAKEN_OUT else "too old"
    assert f"taken out on 2026-11-22, {because}" in text
    assert "chain: entry" in text


def test_evidence_of_an_imported_record_says_where_it_comes_from(
    journal: Journal, verified: Verified, tmp_path: Path
) -> None:
    with journal_in(tmp_path / "other.db") as other:
        record_lunch(other, 7)
        import_records(other, list(to_items(journal, [find(journal, ASKED)])), "export")
        values = evidence(other)
    code, text = verified(values)
    assert (code, "whether the journal that it was imported from holds it, as entry 1" in text) == (0, True)
    assert [each["sort"] for each in values["entries"]] == [
        "consultation",
        "document",
        "decision",
        "decision",
    ]


def test_evidence_is_taken_up_by_another_journal_like_an_export(journal: Journal, tmp_path: Path) -> None:
    content = json.dumps(evidence(journal)).encode()
    with journal_in(tmp_path / "other.db") as other:
        import_records(other, read_export(content, "file"), "file")
        assert replay(other, find(other, ASKED)).same
        assert len(list(entries(other))) == 4


def test_no_evidence_is_given_about_a_record_in_a_chain_that_was_changed(
    journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("records", "export", "--journal", str(journal.path), "--evidence")
    alter(6, setting("decision", ["because"], "nobody asked"))(journal.connection)
    assert run([*words, ASKED]) == 3
    assert "entry 6: the part 'decision' was changed" in " ".join(capsys.readouterr().err.split())
    run_sql("DELETE FROM entries WHERE number = 6")(journal.connection)
    assert run([*words, ASKED]) == 3
    assert "entry 6: this entry is missing" in " ".join(capsys.readouterr().err.split())
    run_sql("UPDATE documents SET content = x''")(journal.connection)
    with pytest.raises(AdvisorError, match="stored rules were changed"):
        evidence(journal, id_of(3))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--head", "sha256:" + "0" * 64), "name a record with --evidence"),
        (("--evidence", ASKED, id_of(1)), "leave out other ids"),
        (("--evidence", ASKED, "--winner", "soup"), "leave out other ids"),
        (("--evidence", ASKED, "--head", "soup"), "a head is written sha256:"),
    ],
)
def test_what_cannot_be_asked_of_evidence_is_said(
    words: tuple[str, ...], said: str, journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["records", "export", "--journal", str(journal.path), *words]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_recommendation_has_no_place_in_a_journal(verified: Verified) -> None:
    code, text = verified({"format": "advisor.recommendation/2"}, "--head", "sha256:" + "0" * 64)
    assert (code, "a recommendation has no place in a journal" in text) == (2, True)


def resealed(number: int, *changes: Callable[[Values], object]) -> Callable[[Values], None]:
    """Change an entry of evidence and seal all of it anew, up to the head: nothing but its sense can give it away."""

    def attack(values: Values) -> None:
        entry = values["entries"][number]
        for change in changes:
            change(entry)
        chain_anew(values)

    return attack


def chain_anew(values: Values) -> None:
    """Seal all entries anew and build the links up to the head on them."""
    told = {entry["id"]: entry for entry in values["entries"]}
    values["head"] = values["links"][0]["previous"]
    for place, link in enumerate(values["links"], values["links"][0]["number"]):
        link.update(previous=values["head"], number=place)
        if entry := told.get(link["id"]):
            entry |= {"previous": values["head"], "number": place}
            seal_entry(entry)
            link.update(link_document(from_document(entry)))
        values["head"] = digest(link)


def outcome_and_result(entry: Values) -> None:
    """Let another win, in the outcome and in the result alike."""
    won = {"winners": ["toast"], "status": "winner", "margin": 1}
    part(entry, "outcome/0")["value"].update(won)
    part(entry, "result")["value"]["decisions"]["dish"].update(won)


def all_that_a_rule_gives(entry: Values) -> None:
    """Let a rule give more points, with all that follows from that but the rule itself."""
    dish = part(entry, "result")["value"]["decisions"]["dish"]
    dish["standings"][0]["evidence"][0]["points"] += 50
    dish["standings"][0]["points"] += 50
    dish["margin"] += 50
    part(entry, "outcome/0")["value"]["margin"] += 50


def answers_alike(entry: Values) -> None:
    """Change an answer wherever it stands, but nothing that follows from it."""
    for name in ("steps/2", "answers/2"):
        part(entry, name)["value"]["answer"] = "very"
    part(entry, "result")["value"]["answers"]["hunger"] = "very"


def other_rules(values: Values) -> None:
    """Put another rule file in, with its digests wherever they stand, and seal all anew but the result."""
    from advisor.formats.canonical import digest_of
    from advisor.journal.knowledge import fingerprint_of

    for file in values["knowledge"]["files"]:
        file["text"] = file["text"].replace("strong", "slight")
    files = [
        {"path": file["path"], "digest": digest_of(file["text"].encode())}
        for file in values["knowledge"]["files"]
    ]
    own = fingerprint_of((file["path"], file["digest"]) for file in files)
    record = values["entries"][0]
    part(record, "head")["value"]["knowledge"] |= {"files": files, "fingerprint": own}
    part(record, "result")["value"]["knowledge"]["fingerprint"] = own
    values["knowledge"]["fingerprint"] = own
    chain_anew(values)


def rules_of_their_own(values: Values) -> None:
    """Put another rule base in, whole by itself, but not the one that the record names."""
    from advisor.formats.canonical import digest_of
    from advisor.journal.knowledge import fingerprint_of

    files = values["knowledge"]["files"]
    files[0]["text"] += "# other\n"
    values["knowledge"]["fingerprint"] = fingerprint_of(
        (file["path"], digest_of(file["text"].encode())) for file in files
    )


def decision_left_out(values: Values) -> None:
    """Leave the last decision out, of the entries and of the links, and build the way to the head anew."""
    entry = values["entries"].pop()
    values["links"] = [link for link in values["links"] if link["id"] != entry["id"]]
    chain_anew(values)


def mark_left_out(values: Values) -> None:
    """Make another entry of the mark, about nothing of the record, and build the way to the head anew."""
    mark = values["entries"].pop()
    next(link for link in values["links"] if link["id"] == mark["id"])["of"] = id_of(9)
    chain_anew(values)


Attack = tuple[str, Callable[[Values], object], str]
ATTACKS: dict[str, Attack] = {
    "a value": (ASKED, lambda values: setting("outcome/0", ["margin"], 99)(values["entries"][0]), "seals:"),
    "a value of a decision": (
        ASKED,
        lambda values: setting("decision", ["because"], "so")(values["entries"][3]),
        "seals:",
    ),
    "the reason of a mark": (
        TAKEN_OUT,
        lambda values: setting("removal", ["because"], "so")(values["entries"][1]),
        "seals:",
    ),
    "a value, its part sealed anew": (
        ASKED,
        lambda values: (
            setting("outcome/0", ["margin"], 99)(values["entries"][0]),
            seal_entry(values["entries"][0]),
        ),
        "chain:",
    ),
    "another head": (ASKED, lambda values: values.update(head="sha256:" + "1" * 64), "chain:"),
    "a first entry that follows another": (
        ASKED,
        lambda values: (values["links"][0].update(previous="sha256:" + "1" * 64), chain_anew(values)),
        "chain:",
    ),
    "a later entry that follows none": (
        ASKED,
        lambda values: (values["links"][0].update(number=5), chain_anew(values)),
        "chain:",
    ),
    "a link less": (ASKED, lambda values: values["links"].pop(), "chain:"),
    "a link less in the middle": (ASKED, lambda values: values["links"].pop(2), "chain:"),
    "another commitment in a link": (
        ASKED,
        lambda values: values["links"][1]["commitments"][0].__setitem__(1, "sha256:" + "1" * 64),
        "chain:",
    ),
    "a decision left out": (ASKED, lambda values: values["entries"].pop(), "is left out"),
    "a decision left out and its link": (
        ASKED,
        lambda values: values["links"].remove(
            next(each for each in values["links"] if each["id"] == values["entries"][-1]["id"])
        ),
        "chain:",
    ),
    "a decision doubled": (ASKED, lambda values: values["entries"].append(values["entries"][-1]), "chain:"),
    "decisions in another order": (
        ASKED,
        lambda values: values["entries"].append(values["entries"].pop(2)),
        "chain:",
    ),
    "a mark left out": (TAKEN_OUT, lambda values: values["entries"].pop(), "missing without a redaction"),
    "a mark left out, the chain built anew": (TAKEN_OUT, mark_left_out, "missing without a redaction"),
    "an answer taken out": (
        ASKED,
        lambda values: without_value("answers/0")(values["entries"][0]),
        "missing without a redaction",
    ),
    "the rules left out": (ASKED, lambda values: values.update(knowledge=None), "rules: they are left out"),
    "a rule file": (ASKED, lambda values: values["knowledge"]["files"][0].update(text="rules: {}"), "rules:"),
    "a rule file less": (ASKED, lambda values: values["knowledge"]["files"].pop(), "rules:"),
    "another rule base": (ASKED, rules_of_their_own, "rules: they are others than the record names"),
    "rules about no record": (
        GONE,
        lambda values: values.update(
            knowledge={
                "format": "advisor.knowledge/1",
                "fingerprint": values["head"],
                "files": [{"path": "rules/a.yaml", "text": ""}],
            }
        ),
        "rules: they are there",
    ),
    "the record of the file": (
        ASKED,
        lambda values: values.update(record=id_of(5)),
        "seals: the file is about",
    ),
    "another shape": (ASKED, lambda values: values.update(more=1), "structure of evidence"),
    "another shape of a link": (
        ASKED,
        lambda values: values["links"][0].update(number="1"),
        "structure of evidence",
    ),
    "another shape of an entry": (
        ASKED,
        lambda values: values["entries"][0].update(sort="x"),
        "structure of evidence",
    ),
    "sealed anew: the winner": (
        ASKED,
        resealed(0, setting("outcome/0", ["winners"], ["toast"])),
        "sense: the consultation",
    ),
    "sealed anew: winner and result": (ASKED, resealed(0, outcome_and_result), "sense: the consultation"),
    "sealed anew: an answer": (
        ASKED,
        resealed(0, setting("answers/2", ["answer"], "very")),
        "its steps lead to other answers",
    ),
    "sealed anew: a part more that was taken out": (
        ASKED,
        resealed(0, without_value("answers/0")),
        "missing without a redaction",
    ),
    "sealed anew: all that a rule gives": (ASKED, resealed(0, all_that_a_rule_gives), "another result"),
    "sealed anew: answers alike": (ASKED, resealed(0, answers_alike), "another result"),
    "sealed anew: other rules": (ASKED, other_rules, "another result"),
    "sealed anew: a mark about another part": (
        TAKEN_OUT,
        resealed(1, setting("removal", ["parts"], ["steps/0"])),
        "sense:",
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_done_to_evidence_is_named(name: str, journal: Journal, verified: Verified) -> None:
    record, attack, said = ATTACKS[name]
    values = evidence(journal, record)
    before = json.dumps(values)
    attack(values)
    assert json.dumps(values) != before
    code, text = verified(values)
    assert code in (1, 3)
    assert said in text


def test_a_decision_left_out_of_a_chain_built_anew_shows_with_the_head_that_was_noted_and_only_with_it(
    journal: Journal, verified: Verified
) -> None:
    values = evidence(journal)
    noted = values["head"]
    decision_left_out(values)
    code, text = verified(values)
    assert (code, "whoever wrote the file can have made all of it" in text) == (0, True)
    assert verified(values, "--head", noted)[0] == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": "advisor.evidence/1"}', b"\xff"])
def test_what_is_no_evidence_is_said_in_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "evidence.json").write_bytes(content)
    assert run(["verify", str(tmp_path / "evidence.json")]) == 3
    assert "evidence.json" in capsys.readouterr().err.replace("\n", "")


def test_evidence_is_verified_where_there_is_no_journal(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.json"
    words = ("--journal", str(journal.path), "--evidence", ASKED, "--to", str(file))
    assert run(["records", "export", *words]) == 0
    alone = Path(shutil.move(file, tmp_path / "alone.json"))
    journal.path.unlink()
    capsys.readouterr()
    assert run(["verify", str(alone)]) == 0
    assert "replay: the same, byte for byte" in capsys.readouterr().out
