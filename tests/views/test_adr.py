"""Decision records: the headings of MADR, a mark behind every sentence, and altered sentences found out."""

import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from advisor.journal.database import open_journal
from advisor.views.adr.markdown import read_marks
from advisor.views.adr.numbering import file_name, slug
from folders import FACTS, folder, rule_text
from program import advisor
from recorded_answers import record_answers

RULES = rule_text(
    title="A <dark> *room* needs | a bulb",
    if_="{dark: yes}",
    then="{favour: {bulb: strong}, advise: clean-it}",
)
# The headings of the MADR 4.0.0 template (adr/madr, template/adr-template.md), those of options left out.
HEADINGS = [
    "## Context and Problem Statement",
    "## Decision Drivers",
    "## Considered Options",
    "## Decision Outcome",
    "### Consequences",
    "### Confirmation",
    "## Pros and Cons of the Options",
    "## More Information",
]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Write the decision record of one consultation, and return its file; the journal is beside it."""
    root = folder(tmp_path / "lamps", RULES, FACTS)
    journal = open_journal(tmp_path / "journal.db")
    record_answers(journal, root, {"dark": "yes", "style": None}, "20261122-0000aaaa")
    journal.close()
    done = adr(tmp_path, "latest", "--to", str(tmp_path / "adr"))
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "adr").iterdir()
    return path


def adr(home: Path, *arguments: str) -> CompletedProcess[str]:
    return advisor("adr", *arguments, "--journal", str(home / "journal.db"), home=home)


def verify(path: Path) -> tuple[int, str]:
    done = adr(path.parents[1], "verify", str(path))
    return done.returncode, " ".join(done.stdout.split())


def test_a_decision_record_has_the_headings_of_madr_in_their_order(written: Path) -> None:
    headings = [line for line in written.read_text().splitlines() if line.startswith("##")]
    assert [line for line in headings if line in HEADINGS] == HEADINGS
    assert [line for line in headings if line not in HEADINGS] == [
        "### The bulb",
        "### The candle",
        "### The tube",
    ]


def test_its_name_is_numbered_and_says_what_was_decided(written: Path) -> None:
    assert written.name == "0001-use-the-bulb-as-a-lamp.md"
    assert written.read_text().splitlines()[:6] == [
        "---",
        "status: proposed",
        "date: 2026-11-22",
        "---",
        "",
        "# Use The bulb as a lamp",
    ]


def test_every_line_with_words_is_a_heading_or_carries_a_mark(written: Path) -> None:
    body = written.read_text().split("---\n", 2)[2]
    unmarked = [
        line for line in body.splitlines() if line and not line.startswith("#") and "<!-- advisor" not in line
    ]
    assert unmarked == []


def test_every_mark_names_a_rule_an_answer_a_candidate_or_the_result(written: Path) -> None:
    kinds = {one.rests_on.split(" ")[0] for one in read_marks(written.read_text())}
    assert kinds == {"rule", "answer", "candidate", "result"}
    told = {one.rests_on: one.text for one in read_marks(written.read_text())}
    assert told["answer dark"] == "Is the room dark? Yes."
    assert told["answer style"] == "Which style? don't know."


def test_words_of_experts_are_text_to_markdown(written: Path) -> None:
    assert r"A \<dark\> \*room\* needs \| a bulb." in written.read_text()


def test_as_written_it_is_whole(written: Path) -> None:
    assert verify(written) == (0, "Every marked sentence is as it was written.")


def test_free_text_between_the_marks_is_free(written: Path) -> None:
    text = written.read_text().replace(
        "## More Information\n", "We also asked around.\n\n## More Information\n\nSee you.\n"
    )
    written.write_text(text)
    assert verify(written)[0] == 0


@pytest.mark.parametrize(
    ("pattern", "instead", "said"),
    [
        (
            r"Is the room dark\? Yes",
            "Is the room dark? No",
            "this sentence was altered: Is the room dark? No.",
        ),
        (r"4 points ahead", "9 points ahead", "this sentence was altered"),
        (r"rule r/slug", "rule r/other", "this sentence was altered"),
        (r"- Is the room dark.*\n", "", "this sentence was taken out"),
        (r"(- Is the room dark.*\n)", r"\1\1", "this sentence stands twice"),
        (r"(advisor):2 ", r"\1:99 ", "this sentence was never written"),
        (r"<!-- advisor\.adr/1.*\n", "", "the comment 'advisor.adr/1' that names the record is missing"),
        (r"document=\S+", "document=20000101-ffffffff", "the journal holds nothing about the document"),
        (r"record=\S+", "record=20000101-ffffffff", "was made from the record 20261122-0000aaaa"),
        (r"head=\S+", "head=sha256:00", "the noted head is not in the chain"),
    ],
)
def test_what_was_tampered_with_is_named(written: Path, pattern: str, instead: str, said: str) -> None:
    text, times = re.subn(pattern, instead, written.read_text(), count=1)
    assert times == 1
    written.write_text(text)
    code, words = verify(written)
    assert code == 1
    assert said in words


def test_without_a_rule_its_sentences_are_gone(tmp_path: Path) -> None:
    root = folder(tmp_path / "lamps", "rules: {}\n", FACTS)
    journal = open_journal(tmp_path / "journal.db")
    record_answers(journal, root, {"dark": "yes"}, "20261122-0000bbbb")
    journal.close()
    adr(tmp_path, "20261122-0000bbbb", "--to", str(tmp_path / "adr"))
    (path,) = (tmp_path / "adr").iterdir()
    assert not [one for one in read_marks(path.read_text()) if one.rests_on.startswith("rule")]


def test_numbers_go_on_from_the_highest_that_is_there() -> None:
    assert file_name("Use A", ["0003-x.md", "README.md", "0001-y.md"]) == "0004-use-a.md"
    assert slug("C# & .NET: für alle!") == "c-net-f-r-alle"


def test_without_a_record_it_is_about_the_latest(written: Path) -> None:
    home = written.parents[1]
    done = adr(home, "--to", str(home / "again"))
    assert (done.returncode, done.stderr) == (0, f"Wrote {home}/again/0001-use-the-bulb-as-a-lamp.md\n")


def test_a_record_with_parts_taken_out_makes_no_decision_record(written: Path) -> None:
    home = written.parents[1]
    advisor(
        "records", "redact", "20261122-0000aaaa", "dark", "--journal", str(home / "journal.db"), home=home
    )
    done = adr(home, "latest", "--to", str(home / "adr"))
    assert done.returncode == 2
    assert "the record 20261122-0000aaaa is redacted; it cannot be explained" in " ".join(done.stderr.split())
