"""A report says what the record says, all of it, and its numbers add up."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from advisor.explain.words import answer_words
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.language.reading.plain import from_plain
from advisor.model import Profile, RuleBase
from advisor.problems import AdvisorError
from advisor.usecases.report import page_of
from folders import FACTS, folder
from html_pages import Element, anchors, links, parsed
from long_consultation import MANY, consultation, many_steps
from program import ROOT
from recorded_answers import base_and_files, journal_at, record_answers


@dataclass(frozen=True)
class Told:
    """A record, its rules, and the page about it."""

    base: RuleBase
    entry: Entry
    page: Element

    @property
    def result(self) -> dict[str, Any]:
        found: dict[str, Any] = self.entry.part("result")
        return found


def told(journal: Journal, entry: Entry, root: Path) -> Told:
    return Told(base_and_files(root)[0], entry, parsed(page_of(journal, entry)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Told:
    journal = journal_at(tmp_path_factory.mktemp("many") / "journal.db")
    entry = consultation(journal, ROOT, many_steps(), "20261122-0000aaaa")
    return told(journal, entry, ROOT)


def lamp(tmp_path: Path, rules: str, answers: Profile, facts: str = FACTS) -> Told:
    journal = journal_at(tmp_path / "journal.db")
    root = folder(tmp_path / "base", rules, facts)
    return told(journal, record_answers(journal, root, answers, "20261122-0000aaaa"), root)


def within(page: Element, anchor: str) -> Element:
    (found,) = (one for one in page.all() if one.attributes.get("id") == anchor)
    return found


def of_class(page: Element, name: str) -> list[Element]:
    return [one for one in page.all() if name in one.attributes.get("class", "").split()]


def test_every_answer_stands_in_the_page_in_words_in_the_order_given(many: Told) -> None:
    shown = [
        (one.attributes["id"], one.all("p")[1].text)
        for one in within(many.page, "answers").all("li")
        if "id" in one.attributes
    ]
    assert shown == [
        (
            f"fact/{answer['fact']}",
            answer_words(many.base.facts[answer["fact"]], from_plain(answer["answer"])),
        )
        for answer in many.entry.sections["answers"]
    ]
    assert ("fact/growth", "don't know") in shown


def test_what_was_changed_and_taken_back_is_told_with_its_time(many: Told) -> None:
    shown = [one.text for one in of_class(many.page, "steps")[0].all("li")]
    assert len(shown) == len(many_steps())
    ask = many.base.facts["team_languages"].ask
    assert shown[:4] == [
        f"2026-11-22 12:00:00 UTCanswered{ask} Go",
        f"2026-11-22 12:00:00 UTCchanged{ask} Python, PHP",
        f"2026-11-22 12:01:00 UTCanswered{many.base.facts['team_size'].ask} 4 to 9 developers",
        f"2026-11-22 12:01:00 UTCtook back{many.base.facts['team_size'].ask} 4 to 9 developers",
    ]


def test_unknown_and_not_asked_are_told_apart(many: Told) -> None:
    tags = {
        one.text.rpartition("?")[2].strip()
        for one in within(many.page, "unknown").all("p")
        if "?" in one.text
    }
    assert tags == {"don't know", "not asked"}
    unasked = [
        one.attributes["id"] for one in within(many.page, "unknown").all("dt") if "id" in one.attributes
    ]
    assert sorted(unasked) == sorted(f"fact/{name}" for name in many.base.facts if name not in MANY)


def test_every_firing_has_one_entry_with_its_reason(many: Told) -> None:
    found = {one.attributes["id"]: one.text for one in within(many.page, "fired").all("article")}
    assert found
    assert sorted(found) == sorted(f"rule/{one['rule']}" for one in many.result["fired"])
    assert all(many.base.rules[name.removeprefix("rule/")].because in text for name, text in found.items())


def test_the_bars_are_the_standings(many: Told) -> None:
    for number, decision in enumerate(many.result["decisions"].values()):
        shown = of_class(within(many.page, f"d-{number}"), "bars")[0].all("li")
        assert [one.attributes["id"] for one in shown] == [
            f"candidate/{one['candidate']}" for one in decision["standings"]
        ]
        for one, standing in zip(shown, decision["standings"], strict=True):
            assert of_class(one, "points")[0].text.removesuffix("s").removesuffix("point") == str(
                standing["points"]
            )
            assert of_class(one, "rank")[0].text == str(standing["rank"] or "")
            lengths = [float(it.attributes["width"]) for it in one.all("rect")]
            assert bool(standing["rank"]) == bool(lengths)
            assert not lengths or (lengths[1] > 0) == (standing["points"] > 0)


def numbers(row: Element) -> list[int]:
    return [int(one.text or "0") for one in row.all("td")]


def test_every_column_of_a_ledger_adds_up_to_the_points_of_the_record(many: Told) -> None:
    for number, decision in enumerate(many.result["decisions"].values()):
        (table,) = of_class(within(many.page, f"d-{number}"), "ledger")
        rows = [numbers(row) for row in table.all("tbody")[0:] for row in row.all("tr") if row.all("td")]
        foot = numbers(table.all("tfoot")[0])
        assert [sum(column) for column in zip(*rows, strict=True)] == foot
        assert foot == [standing["points"] for standing in decision["standings"][: len(foot)]]


def test_every_rival_is_set_against_the_winner_and_the_rows_add_up(many: Told) -> None:
    for number, decision in enumerate(many.result["decisions"].values()):
        points = {standing["candidate"]: standing["points"] for standing in decision["standings"]}
        (winner,) = decision["winners"]
        shown = of_class(within(many.page, f"d-{number}"), "why-not")
        assert len(shown) == len(points) - 1
        for one, rival in zip(shown, (name for name in points if name != winner), strict=True):
            rows = [int(row.all("td")[0].text) for body in one.all("tbody") for row in body.all("tr")]
            assert sum(rows) == points[rival] - points[winner]
            assert f"Why not {many.base.candidates[rival].title}?" in one.text


def test_every_flip_of_the_record_is_told(many: Told) -> None:
    for number, decision in enumerate(many.result["decisions"].values()):
        text = within(many.page, f"d-{number}").text.partition("What would flip it")[2]
        for flip in decision["flips"]:
            assert many.base.candidates[flip["candidate"]].title in text
            for fact, answer in (flip["answers"] or {}).items():
                assert fact.replace("_", " ") in text
                if isinstance(answer, str):
                    assert answer_words(many.base.facts[fact], answer) in text


def test_every_link_leads_to_a_place_on_the_page_and_no_two_places_share_a_name(many: Told) -> None:
    found, there = links(many.page), anchors(many.page)
    assert len(found) > 300
    assert {link for link in found if link[:1] != "#" or link[1:] not in there} == set()
    assert len(there) == len(set(there))


def test_the_record_can_be_found_again_by_what_the_page_says(many: Told) -> None:
    text = within(many.page, "record").text
    head = many.entry.part("head")
    files = [value for file in head["knowledge"]["files"] for value in (file["path"], file["digest"])]
    said = [many.entry.id, many.entry.hash, many.entry.previous, head["knowledge"]["fingerprint"], *files]
    assert [one for one in (*said, *head["engines"].values()) if one not in text] == []


def test_a_passage_stands_with_what_it_says_and_all_that_cite_it(many: Told) -> None:
    cited = {passage for one in many.result["fired"] for passage in many.base.rules[one["rule"]].source}
    shown = {one.attributes["id"].removeprefix("passage/") for one in within(many.page, "sources").all("dt")}
    assert cited <= shown
    text = within(many.page, "sources").text
    assert [name for name in shown if many.base.passages[name].says not in text] == []


PROMISES = """\
rules:
  bright:
    title: A dark room needs the bulb
    because: It is bright.
    if: {dark: yes}
    then: {favour: {bulb: strong}}
guarantees:
  kept: {title: Kept, if: {dark: yes}, never: {lamp: candle}, because: A.}
  broken: {title: Broken, if: {dark: yes}, never: {lamp: bulb}, because: B.}
  other: {title: About others, if: {dark: no}, never: {lamp: bulb}, because: C.}
  open: {title: Not known, if: {style: new}, never: {lamp: bulb}, because: D.}
  pairs: {title: About pairs, raising: budget, never_moves_to: {lamp: candle}, because: E.}
  always: {title: Always, if: {dark: yes}, always: {lamp: [bulb, tube]}, because: F.}
  somebody: {title: Somebody, always_answers: lamp, because: G.}
"""


def test_the_guarantees_told_are_those_that_cover_the_case_with_whether_they_hold(tmp_path: Path) -> None:
    page = lamp(tmp_path, PROMISES, {"dark": "yes"}).page
    shown = {
        one.all("h3")[0].text: of_class(one, "tag")[0].text
        for one in within(page, "guarantees").all("article")
    }
    assert shown == {
        "Kept": "holds here",
        "Broken": "does not hold here",
        "About pairs": "speaks of more than one interview",
        "Always": "holds here",
        "Somebody": "holds here",
    }


NOBODY = """\
rules:
  out:
    each: lamp
    title: No {it} in the dark
    because: It is dark.
    if: {dark: yes}
    then: {rule_out: it}
"""


def test_of_a_decision_that_nobody_is_left_of_the_vetoes_are_told_and_drawn(tmp_path: Path) -> None:
    page = lamp(tmp_path, NOBODY, {"dark": "yes"}).page
    assert "nobody" in of_class(page, "verdict")[0].text
    assert [one.text for one in of_class(page, "why")] == [
        f"ruled out: No {name} in the dark" for name in ("The bulb", "The candle", "The tube")
    ]
    assert [one.text for one in of_class(page, "note")] == ["out"] * 3


def test_a_record_without_any_firing_is_told_too(tmp_path: Path) -> None:
    page = lamp(tmp_path, NOBODY, {"style": "new"}).page
    assert of_class(page, "verdict")[0].text.startswith("A lamp")
    assert not of_class(page, "node")


def test_a_record_that_its_rules_no_longer_make_gets_no_page(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.db")
    root = folder(tmp_path / "base", PROMISES, FACTS)
    entry = record_answers(journal, root, {"dark": "yes"}, "20261122-0000aaaa")
    parts = tuple(
        type(part)(part.name, {**part.value, "fired": []}, part.salt, part.commitment)
        if part.name == "result"
        else part
        for part in entry.parts
    )
    other = type(entry)(entry.number, entry.id, entry.sort, entry.previous, parts)
    with pytest.raises(AdvisorError, match="the rules stored with it give another result"):
        page_of(journal, other)
