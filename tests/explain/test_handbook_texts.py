"""The handbook says of each entry what verdicts make of it: words inside sentences, short reasons, deeds, addresses."""

from collections.abc import Mapping

import pytest

from advisor.explain.handbook import handbook
from advisor.explain.handbook.entries import Clause, HandbookEntry
from folders import FACTS, folder, read, rule_text

WORDED = (
    FACTS.replace("why: Then it needs light.,", "why: Light., said: {yes: the room is dark}, nature: given,")
    .replace("{title: It cannot wait}", "{title: It cannot wait, said: it cannot wait}")
    .replace("{text: Clean it.}", "{text: Clean it., do: Clean it once a week}")
    .replace("{title: The bulb,", "{title: The bulb, url: 'http://bulbs.example',")
)
RULE = rule_text(each="lamp", title="'{it} it is'", reason="'{it} shines'", then="{favour: {it: 1}}")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], dict[str, list[str]]]:
    """What the entries of lamps say, by kind and name, then by label."""
    book = handbook(read(folder(tmp_path_factory.mktemp("lamps"), RULE, WORDED)))
    return {
        (entry.link.kind, entry.link.id): lines_of(entry) for part in book.parts for entry in part.entries
    }


def lines_of(entry: HandbookEntry) -> dict[str, list[str]]:
    return {
        paragraph.label: [words for _, clause in paragraph.clauses for words in words_of(clause)]
        for paragraph in entry.paragraphs
    }


def words_of(clause: Clause) -> list[str]:
    line = "".join(part if isinstance(part, str) else part.title for part in clause.line)
    return [line, *(words for part in clause.parts for words in words_of(part))]


def test_each_text_stands_in_its_entry(said: Mapping[tuple[str, str], Mapping[str, list[str]]]) -> None:
    assert said["fact", "dark"]["Values"] == ["Yes", "In a sentence: the room is dark.", "No"]
    assert said["fact", "dark"]["Nature"] == ["given: nobody who is asked can decide it"]
    assert said["finding", "urgent"]["In a sentence"] == ["it cannot wait"]
    assert said["advice", "clean-it"]["In short"] == ["Clean it once a week"]
    assert said["candidate", "bulb"]["Home page"] == ["http://bulbs.example"]
    assert said["rule", "r/slug"]["In short"] == ["The candidate shines"]


def test_what_is_not_written_has_no_line(said: Mapping[tuple[str, str], Mapping[str, list[str]]]) -> None:
    assert "Nature" not in said["fact", "style"]
    assert "Home page" not in said["candidate", "tube"]
    assert "In a sentence" not in said["finding", "bright"]
