"""The handbook says of each entry what verdicts make of it: words inside sentences, short reasons, deeds, addresses."""

from pathlib import Path

import pytest

from advisor.views.handbook.handbook import handbook
from advisor.views.writers.html import html
from folders import FACTS, folder, read, rule_text
from html_pages import Element, entry, links, parsed, rows

WORDED = (
    FACTS.replace("why: Then it needs light.,", "why: Light., said: {yes: the room is dark}, nature: given,")
    .replace("{title: It cannot wait}", "{title: It cannot wait, said: it cannot wait}")
    .replace("{old: Old,", "{old: {title: Old, synonyms: [antique, aged]},")
    .replace("{text: Clean it.}", "{text: Clean it., do: Clean it once a week}")
    .replace("{title: The bulb,", "{title: The bulb, url: 'http://bulbs.example',")
)
RULE = rule_text(each="lamp", title="'{it} it is'", reason="'{it} shines'", then="{favour: {it: 1}}")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Element:
    base: Path = folder(tmp_path_factory.mktemp("lamps"), RULE, WORDED)
    return parsed(html(handbook(read(base))))


def test_each_text_stands_in_its_entry(page: Element) -> None:
    assert rows(entry(page, "fact/dark"))["yes"] == "Yes In a sentence: the room is dark."
    assert rows(entry(page, "fact/dark"))["Nature"] == "given: nobody who is asked can decide it"
    assert rows(entry(page, "fact/style"))["old"] == "Old Also typed as antique, aged."
    assert rows(entry(page, "finding/urgent"))["In a sentence"] == "it cannot wait"
    assert rows(entry(page, "advice/clean-it"))["In short"] == "Clean it once a week"
    assert rows(entry(page, "candidate/bulb"))["Home page"] == "http://bulbs.example"
    assert "http://bulbs.example" in links(entry(page, "candidate/bulb"))
    assert rows(entry(page, "rule/r/slug"))["In short"] == "The candidate shines"


def test_what_is_not_written_has_no_line(page: Element) -> None:
    assert "Nature" not in rows(entry(page, "fact/style"))
    assert "Home page" not in rows(entry(page, "candidate/tube"))
    assert "In a sentence" not in rows(entry(page, "finding/bright"))
