"""The page about a record says what the record says, each answer once, and every number on it is one of the record's."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from advisor.explain.words import answer_words
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.keep_and_remove import redact
from advisor.journal.seals import SealedPart
from advisor.language.reading.plain import from_plain
from advisor.model import Rule, RuleBase, grouped
from advisor.problems import AdvisorError
from advisor.usecases.journals import now
from advisor.usecases.report import page_of
from advisor.views.writers.html import html
from five_interviews import FIVE, recorded
from folders import folder, rule_text
from html_pages import Element, anchors, links, parsed
from long_consultation import MANY, consultation, many_steps
from program import COMMAND, ROOT, advisor, environment
from recorded_answers import base_and_files, journal_at, record_answers

RECORD = "20261122-0000aaaa"


@dataclass(frozen=True)
class Told:
    """A record, its rules, and the page about it."""

    base: RuleBase
    entry: Entry
    page: Element

    @property
    def result(self) -> dict[str, Any]:
        result: dict[str, Any] = self.entry.part("result")
        return result

    def fold(self, name: str) -> Element:
        (fold,) = (each for each in self.folds if each.attributes["id"] == name)
        return fold

    @property
    def folds(self) -> list[Element]:
        return [each for each in self.page.all("details") if "id" in each.attributes]


def told(journal: Journal, entry: Entry, root: Path = ROOT) -> Told:
    return Told(base_and_files(root)[0], entry, parsed(html(page_of(journal, entry))))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Told:
    journal = journal_at(tmp_path_factory.mktemp("many") / "journal.db")
    return told(journal, consultation(journal, ROOT, many_steps(), RECORD))


@pytest.fixture(scope="module", params=FIVE)
def one_of_five(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    journal = journal_at(tmp_path_factory.mktemp("five") / "journal.db")
    return told(journal, recorded(journal, request.param))


def test_the_page_begins_with_every_choice_and_its_level(one_of_five: Told) -> None:
    cards = [each for each in one_of_five.page.all("section") if "verdict" in each.attributes["class"]]
    for card, decision in zip(cards, one_of_five.result["decisions"].items(), strict=True):
        name, ending = decision
        assert one_of_five.base.decisions[name].title in card.text
        assert ending["level"] in card.text.lower()
        if ending["level"] != "too little known":
            assert all(one_of_five.base.candidates[winner].title in card.text for winner in ending["winners"])


def test_everything_else_stands_in_folds_that_are_closed(one_of_five: Told) -> None:
    names = [each.attributes["id"] for each in one_of_five.folds]
    assert {"points", "reasons", "answers", "open", "changes", "rules", "record", "drawing"} <= set(names)
    assert not [each for each in one_of_five.folds if "open" in each.attributes]
    (main,) = one_of_five.page.all("main")
    seen = [each for each in main.inside if isinstance(each, Element) and each.tag != "details"]
    assert not [rule for rule in one_of_five.base.rules if any(rule in each.text for each in seen)]


def test_no_word_of_ours_stands_on_the_page_that_a_lead_would_have_to_look_up(one_of_five: Told) -> None:
    (main,) = one_of_five.page.all("main")
    text = " ".join(pieces(main)).lower()
    text = re.sub(r"[\w-]+(/[\w-]+)+|[\w-]+\.yaml", " ", text)  # ids and names of files
    for words in sorted(set(words_of(one_of_five.base)), key=len, reverse=True):
        text = text.replace(words.lower(), " ")
    ours = {"settled", "guarantee", "finding", "firing", "completion", "ledger"}
    assert {word for word in ours if re.search(rf"\b{word}", text)} == set()


def test_every_answer_stands_in_the_folds_once_in_words_in_the_order_given(many: Told) -> None:
    rows = [each for each in many.fold("answers").all("tr") if "id" in each.attributes]
    assert [(row.attributes["id"], row.all("td")[0].text.removesuffix(" *")) for row in rows] == [
        (
            f"answer/{given['fact']}",
            answer_words(
                many.base.facts[given["fact"]], from_plain(given["answer"], many.base.facts[given["fact"]])
            ),
        )
        for given in many.entry.sections["answers"]
        if given["answer"] is not None
    ]
    said_again = {
        step.fact for step in many_steps() if [other.fact for other in many_steps()].count(step.fact) > 1
    }
    for fact in set(MANY) - said_again:
        assert sum(fold.text.count(many.base.facts[fact].ask) for fold in many.folds) == 1


def test_what_was_changed_and_taken_back_is_told_with_its_time(many: Told) -> None:
    rows = [
        [cell.text for cell in (*row.all("th"), *row.all("td"))] for row in many.fold("interview").all("tr")
    ]
    languages, size = (many.base.facts[name].ask for name in ("team_languages", "team_size"))
    assert rows[1:] == [
        [languages, "answered", "Go", "2026-11-22 12:00 UTC"],
        [languages, "changed", "as above", "2026-11-22 12:00 UTC"],
        [size, "answered", "4 to 9 developers", "2026-11-22 12:01 UTC"],
        [size, "taken back", "4 to 9 developers", "2026-11-22 12:01 UTC"],
        [size, "answered", "as above", "2026-11-22 12:01 UTC"],
    ]
    assert f"{len(many_steps())} steps" in many.fold("interview").text


def test_every_number_on_the_page_is_one_of_the_record(one_of_five: Told) -> None:
    """Titles and other words of the experts are left out, as are ids, digests, dates and places in files."""
    (main,) = one_of_five.page.all("main")
    left_out = {"record", "interview", "drawing"}
    shown = (each for each in main.inside if isinstance(each, Element))
    text = " ".join(chain(*(pieces(each) for each in shown if each.attributes.get("id") not in left_out)))
    for words in sorted(set(words_of(one_of_five.base)), key=len, reverse=True):
        text = text.replace(words, " ")
    text = re.sub(
        r"[\w-]+\.yaml, line \d+|reviewed [\d-]+|[\w-]+(/[\w-]+)+|\bP\d\d[a-z]?\b|\b\d+ more rules?",
        " ",
        text,
    )
    assert {int(number) for number in re.findall(r"\d+", text)} <= set(numbers_of(one_of_five))


def pieces(element: Element) -> Iterator[str]:
    """Yield the words of an element, those of each element in it apart."""
    for inside in element.inside:
        if isinstance(inside, str):
            yield " ".join(inside.split())
        else:
            yield from pieces(inside)


def words_of(base: RuleBase) -> Iterator[str]:
    """Yield all that experts wrote of a base."""
    for fact in base.facts.values():
        yield from (fact.ask, *(text for value in fact.values for text in (value.title, value.said) if text))
    for rule in base.rules.values():
        yield from (text for text in (rule.title, rule.because, rule.reason) if text)
    yield from (advice.text for advice in base.advice.values())
    yield from (finding.title for finding in base.findings.values())
    for candidate in base.candidates.values():
        yield from (candidate.title, *filter(None, [candidate.watch_out]))
    for passage in base.passages.values():
        yield from (passage.says, *passage.clauses.values())
    yield from (text for source in base.sources for text in (source.title, source.date) if text)
    for guarantee in base.guarantees.values():
        yield from (guarantee.title, guarantee.because)


def numbers_of(case: Told) -> Iterator[int]:
    """Yield every number that follows from a recommendation, without signs."""
    base, result = case.base, case.result
    fired = [base.rules[firing["rule"]] for firing in result["fired"]]
    cores = {fact for ending in result["decisions"].values() for fact in ending["core"] or ()}
    written = {rule.written_as for rule in fired}
    yield from (
        len(found) for found in (result["answers"], result["unknown"], result["advice"], written, cores)
    )
    for fact in base.facts.values():
        yield from (end for region in fact.regions.values() for end in (region.least, region.most))
    for rule in base.rules:
        points = (0, *base.awards[rule].values())
        yield from (abs(first - other) for first in points for other in points)
    for ending in result["decisions"].values():
        yield from numbers_of_standings(ending)
        for by_factor in ending.get("by_factor", {}).values():
            yield from map(abs, by_factor.values())
        for rival in (ending["certificate"] or {"rivals": ()})["rivals"]:
            yield from (rival["behind"], max(0, rival["can_gain"]))
        yield from [ending["fall"]] if isinstance(ending["fall"], int) else []
        yield from () if ending["settled"] else range(101)
        yield from sides(base, fired, ending)


def numbers_of_standings(ending: dict[str, Any]) -> Iterator[int]:
    points = [standing["points"] for standing in ending["standings"]]
    yield from range(len(points) + 1)  # how many are out, or more than are named
    yield from (abs(first - other) for first in (*points, 0) for other in points)


def sides(base: RuleBase, fired: list[Rule], ending: dict[str, Any]) -> Iterator[int]:
    """Yield how far the winner and each other are ahead where they are, and what the fourth rule and later make of it."""
    rules = grouped((rule.written_as, rule.id) for rule in fired)
    for winner in ending["winners"]:
        for other in (standing["candidate"] for standing in ending["standings"]):
            gaps = [
                sum(base.awards[rule].get(winner, 0) - base.awards[rule].get(other, 0) for rule in names)
                for names in rules.values()
            ]
            for ahead in ([gap for gap in gaps if gap > 0], [-gap for gap in gaps if gap < 0]):
                rest = sorted(ahead, reverse=True)[3:]
                yield from (sum(ahead), sum(rest), len(rest))


def test_every_link_leads_to_a_place_on_the_page_and_no_two_places_share_a_name(one_of_five: Told) -> None:
    inside = {link for link in links(one_of_five.page) if link[:1] == "#"}
    outside = set(links(one_of_five.page)) - inside
    there = anchors(one_of_five.page)
    assert {link for link in inside if link[1:] not in there} == set()
    assert outside <= {
        each.url for each in (*one_of_five.base.candidates.values(), *one_of_five.base.sources)
    }
    assert len(there) == len(set(there))


def test_the_record_can_be_found_again_by_what_the_page_says(many: Told) -> None:
    text = many.fold("record").text
    head = many.entry.part("head")
    files = [value for file in head["knowledge"]["files"] for value in (file["path"], file["digest"])]
    said = [many.entry.id, many.entry.hash, many.entry.previous, head["knowledge"]["fingerprint"], *files]
    assert [value for value in (*said, *head["engines"].values()) if value not in text] == []


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
    journal, root = journal_at(tmp_path / "journal.db"), folder(tmp_path / "base", NOBODY)
    case = told(journal, record_answers(journal, root, {"dark": "yes"}, RECORD), root)
    assert "nobody" in next(each for each in case.page.all("section")).text
    assert "No The bulb in the dark" in case.fold("points").text
    assert [each.text for each in case.fold("drawing").all("text")].count("out") == 3


def test_a_record_without_any_firing_is_told_too(tmp_path: Path) -> None:
    journal, root = journal_at(tmp_path / "journal.db"), folder(tmp_path / "base", NOBODY)
    case = told(journal, record_answers(journal, root, {"style": "new"}, RECORD), root)
    assert "A lamp" in next(each for each in case.page.all("section")).text
    assert not {"rules", "drawing"} & set(anchors(case.page))


def test_a_page_has_the_title_and_the_name_that_it_is_given_and_else_those_of_the_rules(
    tmp_path: Path,
) -> None:
    journal, root = tmp_path / "journal.db", folder(tmp_path / "base", rule_text())
    record_answers(journal_at(journal), root, {"dark": "yes"}, RECORD)
    seen = []
    for given in ([], ["--title", "Light for the cellar", "--by", "Ada Lovelace"]):
        path = tmp_path / f"{len(given)}.html"
        assert advisor("report", "--journal", str(journal), "--html", str(path), *given).returncode == 0
        (header,) = parsed(path.read_text(encoding="utf-8")).all("header")
        seen.append(header.text)
    assert seen == [
        "Lamps Recommendation of 2026-11-22",
        "Light for the cellar Recommendation of 2026-11-22, Ada Lovelace",
    ]


def test_the_same_record_gives_the_same_bytes_whatever_is_recorded_after_it(tmp_path: Path) -> None:
    journal, root = tmp_path / "journal.db", folder(tmp_path / "base", rule_text())
    record_answers(journal_at(journal), root, {"dark": "yes"}, RECORD)
    written = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        command = [*COMMAND, "report", RECORD, "--journal", str(journal), "--html", str(path)]
        variables = environment(None) | {"PYTHONHASHSEED": seed}
        assert subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode == 0
        written.append(path.read_bytes())
        record_answers(journal_at(journal), root, {"dark": "no"}, f"20261122-0000bbb{seed}")
    assert written[0] == written[1]


def test_a_record_that_its_rules_no_longer_make_gets_no_page(tmp_path: Path) -> None:
    journal, root = journal_at(tmp_path / "journal.db"), folder(tmp_path / "base", rule_text())
    entry = record_answers(journal, root, {"dark": "yes"}, RECORD)
    parts = tuple(
        SealedPart(part.name, {**part.value, "fired": []}, part.salt, part.commitment)
        if part.name == "result"
        else part
        for part in entry.parts
    )
    other = Entry(entry.number, entry.id, entry.sort, entry.previous, parts)
    with pytest.raises(AdvisorError, match="the rules stored with it give another result"):
        page_of(journal, other)


def test_a_record_that_parts_were_taken_out_of_has_no_page(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.db")
    record_answers(journal, folder(tmp_path / "base", rule_text()), {"dark": "yes"}, RECORD)
    redact(journal, RECORD, ["dark"], now(), "asked for")
    path = tmp_path / "page.html"
    done = advisor("report", "--journal", str(tmp_path / "journal.db"), "--html", str(path))
    assert done.returncode == 2
    assert "is redacted; it cannot be explained" in done.stderr
    assert not path.exists()


def test_a_file_that_is_no_page_of_ours_is_not_overwritten_and_its_name_steers_no_terminal(
    tmp_path: Path,
) -> None:
    journal = tmp_path / "journal.db"
    record_answers(journal_at(journal), folder(tmp_path / "base", rule_text()), {"dark": "yes"}, RECORD)
    path = tmp_path / "a\x1b[31m\u202e.html"
    done = advisor("report", "--journal", str(journal), "--html", str(path))
    assert done.returncode == 0
    assert "a?[31m?.html" in done.stderr.replace("\n", "")
    path.write_text("mine", encoding="utf-8")
    done = advisor("report", "--journal", str(journal), "--html", str(path))
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert not set("\x1b\u202e").intersection(done.stderr)
    assert path.read_text(encoding="utf-8") == "mine"
