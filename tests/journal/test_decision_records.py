"""Decision records: what of a text is covered, and that each change to that is named with its line."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from advisor.formats.decision_record import FIRST_FORMAT, FORMAT, DocumentSeal, read_texts, seal_line
from advisor.journal.chain import EntryKind
from advisor.journal.database import Journal
from advisor.journal.decision_records import CheckedText, check_texts, document_part
from advisor.journal.faults import Walk
from advisor.journal.importing import import_records
from advisor.journal.keep_and_remove import keep_document
from advisor.journal.store import entries
from advisor.journal.transfer import to_items
from advisor.usecases.adr import checked
from advisor.views.decision_record.verification import verification
from folders import folder
from recorded_answers import AT, journal_at, record_answers

GOLDEN = Path(__file__).parents[1] / "golden"
RECORD = "20261122-0000aaaa"
TEXT = """\
---
status: proposed
date: 2026-11-22
---

# Use the bulb as a lamp

## Context and Problem Statement

- Is the room dark? Yes. <!-- advisor:1 answer dark -->

## Decision Outcome

- A lamp: the bulb. Clear. <!-- advisor:2 result -->

### Consequences

- Bad: it gets hot. <!-- advisor:3 candidate bulb -->
- Clean it. <!-- advisor:4 rule r/slug -->

### Confirmation

- Nothing turns it. <!-- advisor:5 result -->

## Pros and Cons of the Options

### The candle

- Good, because it smells. <!-- advisor:6 rule r/smell -->

"""
OUTCOME = [
    number
    for number, line in enumerate(TEXT.splitlines(), start=1)
    if line and 12 <= number <= 23  # from its heading to the next of its level
]
MADE_UP = "- Everybody agrees with this."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = journal_at(tmp_path / "journal.db")
    record_answers(journal, folder(tmp_path / "lamps"), {"dark": "yes"}, RECORD)
    return journal


@pytest.fixture
def written(journal: Journal) -> str:
    return noted(journal, TEXT)


def noted(journal: Journal, text: str) -> str:
    """Return a text with its seal, after the journal took note of it."""
    return text + sealed(journal, document_part(text, "lamp", AT), FORMAT)


def sealed(journal: Journal, part: dict[str, object], format_: str) -> str:
    (entry,) = (entry for entry in entries(journal) if entry.id == RECORD)
    note = keep_document(journal, entry, part, AT)
    return seal_line(DocumentSeal(format_, note.id, RECORD, note.hash)) + "\n"


def checks(journal: Journal, text: str) -> tuple[CheckedText, ...]:
    walk = Walk()
    documents = {entry.id: entry for entry in entries(journal, walk) if entry.sort is EntryKind.DOCUMENT}
    return check_texts(text, documents, walk)


def said(journal: Journal, text: str) -> list[tuple[int, int, str]]:
    return [
        (fault.line, fault.sentence, fault.what) for check in checks(journal, text) for fault in check.faults
    ]


def edited(text: str, line: int, *instead: str) -> str:
    """Return a text with other lines in the place of one."""
    lines = text.splitlines()
    return "\n".join((*lines[: line - 1], *instead, *lines[line:], ""))


def test_a_text_is_whole_as_it_was_written(journal: Journal, written: str) -> None:
    assert checks(journal, written) == (CheckedText(()),)


@pytest.mark.parametrize("line", OUTCOME)
def test_no_line_of_the_outcome_is_changed_added_doubled_or_taken_out_unseen(
    journal: Journal, written: str, line: int
) -> None:
    words = written.splitlines()[line - 1]
    number = next((mark.number for _, mark in read_texts(words)[0].marks), 0)
    altered = said(journal, edited(written, line, re.sub("[aeio]", "u", words, count=1)))
    assert any(fault[:2] == (line, number) for fault in altered)
    ((doubled, again, _),) = said(journal, edited(written, line, words, words))
    assert (doubled - line in (0, 1), again) == (True, number)
    gone = said(journal, edited(written, line))
    assert {fault[1] for fault in gone} == {number}
    assert all("taken out" in fault[2] for fault in gone)
    for lines, place in (((words, MADE_UP), line + 1), ((MADE_UP, words), line)):
        added = said(journal, edited(written, line, *lines))
        before_it = words == "## Decision Outcome" and place == line
        assert added == (
            [] if before_it else [(place, 0, f"this was added to the decision outcome: {MADE_UP}")]
        )


class Tampering(NamedTuple):
    old: str
    new: str
    line: int
    sentence: int
    what: str


EDITS = [
    Tampering("bulb as", "candle as", 6, 0, "the title was altered: Use the candle as a lamp; it was written as: Use the bulb as a lamp"),
    Tampering("# Use the bulb as a lamp\n", "", 0, 0, "the title was taken out: Use the bulb as a lamp"),
    Tampering("## Context", "# Use the candle\n\n## Context", 8, 0, "this is a second title: Use the candle"),
    Tampering("## Context", "Use the candle\n===\n\n## Context", 8, 0, "this is a second title: Use the candle"),
    Tampering("status: proposed\n", "", 0, 0, "the status was taken out: proposed"),
    Tampering("date:", "status: accepted\ndate:", 3, 0, "this is a second status: accepted"),
    Tampering("proposed", "proved", 2, 0, "this is not a status of a decision: proved"),
    Tampering("Yes.", "No.", 10, 1, "this sentence was altered: Is the room dark? No."),
    Tampering("answer dark", "answer size", 10, 1, "this sentence was altered: Is the room dark? Yes."),
    Tampering("advisor:1 ", "advisor:99 ", 10, 99, "this sentence was never written"),
    Tampering("Yes. <!-- advisor:1 answer dark -->", "Yes. <!-- advisor:1 answer dark --> Or no.", 1, 1, "this sentence was taken out"),
    Tampering("- Bad: it gets hot. <!-- advisor:3 candidate bulb -->\n", "", 15, 3, "this sentence was taken out"),
    Tampering("## Decision Outcome", "## Our choice", 12, 0, "this heading was taken out of the decision outcome: ## Decision Outcome"),
    Tampering("### Consequences", "## Consequences", 16, 0, "this cuts the decision outcome short: ## Consequences"),
    Tampering("## Context", "## Decision outcome\n\n## Context", 8, 0, "this was added to the decision outcome"),
    Tampering("## Context", "<!--\n\n## Context", 12, 1, "this sentence is hidden by what begins on line 8"),
    Tampering("## Context", "<del>\n\n## Context", 12, 1, "this sentence is hidden by what begins on line 8"),
    Tampering("## Context", "Decision Outcome\n---\n\n## Context", 8, 0, "this was added to the decision outcome"),
    Tampering("## Decision", "```\n## Decision", 15, 2, "this sentence is hidden by what begins on line 12"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_a_change_to_what_is_covered_is_named_with_its_line(
    journal: Journal, written: str, edit: Tampering
) -> None:
    assert edit.old in written
    faults = said(journal, written.replace(edit.old, edit.new, 1))
    named = [fault[:2] for fault in faults if edit.what in fault[2]]
    assert (edit.line, edit.sentence) in named


def swapped(text: str) -> str:
    lines = text.splitlines()
    lines[17], lines[18] = lines[18], lines[17]
    return "\n".join(lines) + "\n"


def moved_into_the_outcome(text: str) -> str:
    sentence = "- Good, because it smells. <!-- advisor:6 rule r/smell -->\n"
    return text.replace(sentence, "").replace("### Consequences\n", f"### Consequences\n\n{sentence}")


def moved_out_of_the_outcome(text: str) -> str:
    sentence = "- Bad: it gets hot. <!-- advisor:3 candidate bulb -->\n"
    return text.replace(sentence, "").replace("## Pros", f"## Notes\n\n{sentence}\n## Pros")


@pytest.mark.parametrize("edit", [swapped, moved_into_the_outcome, moved_out_of_the_outcome])
def test_a_sentence_that_was_moved_is_named(
    journal: Journal, written: str, edit: Callable[[str], str]
) -> None:
    assert [what for _, _, what in said(journal, edit(written))] == ["this sentence was moved"]


@pytest.mark.parametrize("status", ["accepted", '"rejected"', "deprecated", "superseded by ADR-0009"])
def test_what_people_decide_is_named_and_no_fault(journal: Journal, written: str, status: str) -> None:
    (check,) = checks(journal, written.replace("status: proposed", f"status: {status}"))
    assert (check.faults, check.status) == ((), status.strip('"'))


def test_whatever_else_stands_there_belongs_to_the_reader(journal: Journal, written: str) -> None:
    text = (
        written.replace("date: 2026-11-22", "date: 2026-12-24\ndecision-makers: all of us")
        .replace("## Context and Problem Statement\n", "## Why we ask\n\nWe sat in the dark.\n")
        .replace("## Pros", "## Votes\n\n```sh\n# no title\n```\n\n<!-- none\n-->\n\n## Pros")
        .replace("- Good, because", "* Good, because")
    )
    assert checks(journal, f"{text}\nSee you.\n") == (CheckedText(()),)


@pytest.fixture
def two(journal: Journal) -> str:
    """Return two decision records one after the other, without front matter, as they are pasted somewhere."""
    texts = [TEXT.split("---\n\n")[1], TEXT.split("---\n\n")[1].replace("bulb", "candle")]
    return "We met and talked.\n\n" + "\n".join(noted(journal, text) for text in texts)


def test_each_of_several_records_in_one_text_is_checked_for_itself(journal: Journal, two: str) -> None:
    assert checks(journal, two) == (CheckedText(()), CheckedText(()))
    line = two.count("\n", 0, two.index("the candle. Clear")) + 1
    assert said(journal, two.replace("the candle. Clear", "the candle. Close")) == [
        (line, 2, "this sentence was altered: A lamp: the candle. Close.")
    ]


def test_a_seal_that_stands_twice_covers_nothing_the_second_time(journal: Journal, written: str) -> None:
    _, *others = checks(journal, written + written.splitlines()[-1])
    assert all(check.faults for check in others)
    assert others


def test_in_the_format_before_marked_sentences_alone_are_covered(journal: Journal) -> None:
    golden = json.loads((GOLDEN / "adr-1.json").read_text())
    lines = golden["text"][:-1]
    text = "\n".join((*lines, sealed(journal, golden["document"], FIRST_FORMAT)))
    assert checks(journal, text.replace("# Use Soup", "# Use anything")) == (CheckedText((), FIRST_FORMAT),)
    line = 1 + next(place for place, words in enumerate(lines) if "Are you cold? Yes." in words)
    assert said(journal, text.replace("cold? Yes.", "cold? No.")) == [
        (line, 3, "this sentence was altered: Are you cold? No.")
    ]


def test_a_text_cannot_be_passed_off_as_one_in_the_format_before(journal: Journal, written: str) -> None:
    text = written.replace(FORMAT, FIRST_FORMAT).replace("# Use the bulb", "# Use anything")
    assert [what for _, _, what in said(journal, text)] == [
        "the title was altered: Use anything as a lamp; it was written as: Use the bulb as a lamp"
    ]


def seals(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text with each part of its seal forged, and what has to be said."""
    seal = text.splitlines()[-1]
    document, record, head = (word.partition("=")[2] for word in seal.split()[2:5])
    yield text.replace(seal, ""), "the comment 'advisor.adr/2' that names the record is missing"
    yield text.replace(document, "20000101-ffffffff"), "the journal holds nothing about the document"
    yield text.replace(record, "20000101-ffffffff"), f"was made from the record {RECORD}"
    yield text.replace(head, "sha256:00"), "the noted head is not in the chain"


def test_a_forged_seal_is_named(journal: Journal, written: str) -> None:
    for text, what in seals(written):
        assert [fault for fault in said(journal, text) if what in fault[2]]


def receiver(journal: Journal, tmp_path: Path, *, with_documents: bool = True) -> Journal:
    """Return another journal, in which something was recorded before it took up what is in this one."""
    other = journal_at(tmp_path / "other.db")
    record_answers(other, tmp_path / "lamps", {"dark": "no"}, "20261122-0000bbbb")
    items = to_items(journal, [entry for entry in entries(journal) if entry.id == RECORD])
    import_records(other, [item for item in items if with_documents or not item.get("of")], "export")
    return other


def test_a_text_from_another_journal_is_compared_with_what_that_one_kept_and_with_its_head(
    journal: Journal, written: str, tmp_path: Path
) -> None:
    note = next(entry for entry in entries(journal) if entry.sort is EntryKind.DOCUMENT)
    other = receiver(journal, tmp_path)
    (check,) = checked(other, written)
    assert check.faults == ()
    assert check.origin
    assert (check.origin.number, check.origin.hash) == (note.number, note.hash)
    told = "".join(str(block) for block in verification("file", [check]))
    assert "another journal, which has it as its entry 2" in told
    assert [fault.what for fault in checked(other, written.replace("hot", "cold"))[0].faults] == [
        "this sentence was altered: Bad: it gets cold."
    ]
    forged = written.replace(note.hash, "sha256:" + "1" * 64)
    assert [fault.what for fault in checked(other, forged)[0].faults] == [
        "the head in it is not that of the journal that it was written from"
    ]


def test_a_text_whose_record_alone_was_imported_does_not_accuse_the_journal_that_took_it_up(
    journal: Journal, written: str, tmp_path: Path
) -> None:
    (check,) = checked(receiver(journal, tmp_path, with_documents=False), written)
    (fault,) = check.faults
    assert (
        "it was written from the one that its record comes from, or entries were cut off here" in fault.what
    )


def test_a_text_written_about_an_imported_record_is_verified_by_the_head_of_the_journal_that_it_is_from(
    journal: Journal, tmp_path: Path
) -> None:
    other = receiver(journal, tmp_path)
    written = noted(other, TEXT)
    assert checked(other, written) == (CheckedText(()),)
    other.connection.execute("DELETE FROM entries WHERE number = (SELECT max(number) FROM entries)")
    assert "the journal holds nothing about" in checked(other, written)[0].faults[0].what
