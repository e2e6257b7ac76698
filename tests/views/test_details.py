"""The details of a recommendation say what its JSON says, and each of their numbers is one of it."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from advisor.explain.explanation import Explanation, explain
from advisor.explain.words import answer_words
from advisor.formats.recommendation import to_document
from advisor.language.reading.answers import profile_of, reply
from advisor.language.reading.plain import from_plain
from advisor.model import Numbers, Profile, RuleBase, Span, Statement, together
from advisor.recommend import recommend
from advisor.views.details.details import FOLDS, details
from advisor.views.document.blocks import (
    Bars,
    Block,
    Blocks,
    Bullets,
    Card,
    Fold,
    Heading,
    Paragraph,
    RowKind,
    Sentence,
    Table,
)
from advisor.views.document.spans import Address, Line, Link
from effort import tried
from folders import FACTS, folder
from long_consultation import MANY
from program import ROOT
from recorded_answers import base_and_files
from strategies import profiles, rule_bases

ANSWERS: dict[str, Statement | None] = {**MANY, "latency": None}


def explained(base: RuleBase, answers: dict[str, Statement | None]) -> Explanation:
    replies = tuple(reply(base.facts[fact], statement) for fact, statement in answers.items())
    return explain(base, replies, recommend(base, profile_of(replies)))


@pytest.fixture(scope="module")
def many() -> Explanation:
    return explained(base_and_files(ROOT)[0], ANSWERS)


@pytest.fixture(scope="module")
def document(many: Explanation) -> dict[str, Any]:
    return to_document(many.base, many)


def fold(explanation: Explanation, name: str) -> Fold:
    (found,) = details(explanation, {name})
    return found


def words(said: object) -> str:
    """Return all words of a line, of blocks or of anything in them, in their order."""
    match said:
        case str():
            return said
        case Link(title=title):
            return title
        case tuple():
            return "".join(map(words, said))
        case _ if is_dataclass(said):
            return "".join(words(getattr(said, field.name)) for field in fields(said))
        case _:
            return ""


def under_headings(blocks: Blocks) -> list[list[Block]]:
    """Return the blocks below each heading."""
    parts: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        else:
            parts[-1].append(block)
    return parts


def numbers(line: Line) -> int:
    return int(words(line) or "0")


def test_whoever_is_left_has_its_points_and_whoever_is_out_the_rules(
    many: Explanation, document: dict[str, Any]
) -> None:
    for part, decision in zip(
        under_headings(fold(many, "points").blocks), document["decisions"].values(), strict=True
    ):
        (bars,) = (block for block in part if isinstance(block, Bars))
        assert [(bar.anchor and bar.anchor.id, bar.value, bar.wins) for bar in bars.bars] == [
            (standing["candidate"], standing["points"], standing["candidate"] in decision["winners"])
            for standing in decision["standings"]
            if standing["rank"]
        ]
        ruled_out = {rule for standing in decision["standings"] for rule in standing["ruled_out_by"]}
        said = words(tuple(part))
        assert all(many.base.rules[rule].written_as in said for rule in ruled_out)


@given(rule_bases(), profiles())
@tried(40)
def test_every_column_of_a_ledger_adds_up_to_the_points_of_the_candidate(
    base: RuleBase, profile: Profile
) -> None:
    explanation = Explanation(base, (), recommend(base, profile))
    for folded in details(explanation, {"reasons"}):
        for part in under_headings(folded.blocks):
            for table in (block for block in part if isinstance(block, Table)):
                (total,) = (row for row in table.rows if row.kind is RowKind.SUM)
                rows = [row.cells[1:] for row in table.rows if row.kind is RowKind.PLAIN]
                columns = zip(*(map(numbers, cells) for cells in rows), strict=True)
                assert [sum(column) for column in columns] == [numbers(cell) for cell in total.cells[1:]]


def test_a_ledger_ends_with_the_points_of_those_in_front(many: Explanation, document: dict[str, Any]) -> None:
    for part, decision in zip(
        under_headings(fold(many, "reasons").blocks), document["decisions"].values(), strict=True
    ):
        for table in (block for block in part if isinstance(block, Table)):
            sums = [numbers(cell) for cell in table.rows[-1].cells[1:]]
            assert sums
            assert sums == [standing["points"] for standing in decision["standings"][: len(sums)]]


def test_every_other_candidate_is_told_why_not_and_the_sums_make_the_gap(
    many: Explanation, document: dict[str, Any]
) -> None:
    told = fold(many, "why-not").blocks
    rivals = [
        (standing["candidate"], standing["points"], decision["standings"][0]["points"])
        for decision in document["decisions"].values()
        for standing in decision["standings"]
        if standing["candidate"] not in decision["winners"]
    ]
    titles = [words(block.line) for block in told if isinstance(block, Heading)]
    assert titles == [f"Why not {many.base.candidates[name].title}?" for name, _, _ in rivals]
    for part, (name, points, best) in zip(under_headings(told), rivals, strict=True):
        rival, counted = many.base.candidates[name].title, part[1 + len(vetoes_in(part))]
        sides = re.findall(r"\+(\d+) for ([^:]+): ", words(counted))
        assert sum(int(by) * (-1 if whom == rival else 1) for by, whom in sides) == best - points


def vetoes_in(part: list[Block]) -> list[Block]:
    return [block for block in part if isinstance(block, Sentence)]


def test_every_answer_stands_there_once_in_words_and_order_and_what_forces_the_results_is_marked(
    many: Explanation, document: dict[str, Any]
) -> None:
    folded = fold(many, "answers")
    (table,) = folded.blocks
    assert isinstance(table, Table)
    cores = {fact for decision in document["decisions"].values() for fact in decision["core"] or ()}
    assert [(row.anchor and row.anchor.id, words(row.cells[1])) for row in table.rows] == [
        (
            fact,
            answer_words(many.base.facts[fact], from_plain(document["answers"][fact], many.base.facts[fact]))
            + star,
        )
        for fact, statement in ANSWERS.items()
        if statement is not None
        for star in [" *" if fact in cores else ""]
    ]
    assert words(folded.title) == (
        f"Your {len(document['answers'])} answers; the {len(cores)} marked * force both results"
    )


def test_of_results_that_nothing_forces_no_answer_is_marked() -> None:
    base = base_and_files(ROOT)[0]
    (folded,) = details(explained(base, {"time_pressure": "urgent"}), {"answers"})
    assert words(folded.title) == "Your 1 answer"
    assert "*" not in words(folded.blocks)


def test_every_open_question_is_told_once_and_what_was_not_known_is_no_answer(
    many: Explanation, document: dict[str, Any]
) -> None:
    folded = fold(many, "open")
    said = words(folded.blocks)
    asks = {name: fact.ask for name, fact in many.base.facts.items()}
    assert {name for name, ask in asks.items() if said.count(ask) == 1} == set(document["unknown"])
    assert words(folded.title) == f"{len(document['unknown'])} questions not answered"
    for name in document["dont_know"]:
        assert f"{asks[name]} (you did not know)" in said


def test_every_flip_of_the_json_is_told(many: Explanation, document: dict[str, Any]) -> None:
    for part, decision in zip(
        under_headings(fold(many, "changes").blocks), document["decisions"].values(), strict=True
    ):
        said = words(tuple(part))
        for flip in decision["flips"]:
            assert many.base.candidates[flip["candidate"]].title in said
        ways = [point for block in part if isinstance(block, Bullets) for point in block.points]
        assert len(ways) == sum(flip["answers"] is not None for flip in decision["flips"])


def test_every_piece_of_advice_stands_with_the_rules_that_gave_it(
    many: Explanation, document: dict[str, Any]
) -> None:
    (bullets,) = fold(many, "advice").blocks
    assert isinstance(bullets, Bullets)
    for point, piece in zip(bullets.points, document["advice"], strict=True):
        said = words(point)
        assert piece["text"] in said
        assert all(many.base.rules[rule].written_as in said for rule in piece["rules"])


def test_every_rule_that_fired_has_one_card_with_its_reason(
    many: Explanation, document: dict[str, Any]
) -> None:
    folded = fold(many, "rules")
    cards = [block for block in folded.blocks if isinstance(block, Card)]
    assert sorted(card.link.id for card in cards) == sorted(firing["rule"] for firing in document["fired"])
    assert all(many.base.rules[card.link.id].because.rstrip(".") in words((card,)) for card in cards)
    written = together(many.base.rules[firing["rule"]] for firing in document["fired"])
    assert words(folded.title) == f"The {len(written)} rules that fired"


def test_every_finding_is_told_as_it_is(many: Explanation, document: dict[str, Any]) -> None:
    table, open_ = fold(many, "findings").blocks
    assert isinstance(table, Table)
    said = {row.anchor.id: words(row.cells[1]) for row in table.rows if row.anchor}
    assert said == {
        name: {"true": "yes", "false": "no"}[truth]
        for name, truth in document["findings"].items()
        if truth != "unknown"
    }
    assert all(
        many.base.findings[name].title in words((open_,))
        for name, truth in document["findings"].items()
        if truth == "unknown"
    )


def test_every_passage_that_is_cited_stands_with_what_it_says(
    many: Explanation, document: dict[str, Any]
) -> None:
    fired = {passage for firing in document["fired"] for passage in many.base.rules[firing["rule"]].source}
    said = words(fold(many, "sources").blocks)
    assert fired
    assert [name for name in fired if many.base.citable[name].says not in said] == []


PROMISES = """\
rules:
  bright:
    title: A dark room needs the bulb
    because: It is bright.
    source: P1
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


def test_the_promises_told_are_those_that_cover_the_case_with_whether_they_are_kept(tmp_path: Path) -> None:
    base = base_and_files(folder(tmp_path, PROMISES, FACTS))[0]
    (table,) = fold(explained(base, {"dark": "yes"}), "promises").blocks
    assert isinstance(table, Table)
    assert {row.anchor.title: words(row.cells[1]) for row in table.rows if row.anchor} == {
        "Kept": "kept",
        "Broken": "not kept",
        "About pairs": "takes more than one interview to see",
        "Always": "kept",
        "Somebody": "kept",
    }


def test_only_the_folds_that_are_asked_for_are_worked_out() -> None:
    explanation = explained(base_and_files(ROOT)[0], {"teams": Numbers((Span(1, 1),))})
    assert [folded.name for folded in details(explanation, {"reasons", "points"})] == ["points", "reasons"]
    assert not {"flips", "unknowns", "safety", "cores"} & vars(explanation).keys()


def test_a_fold_that_has_nothing_to_say_is_left_out(tmp_path: Path) -> None:
    base = base_and_files(folder(tmp_path, "rules: {}\n", FACTS))[0]
    names = [folded.name for folded in details(explained(base, {"dark": "yes"}))]
    assert set(FOLDS) - set(names) >= {"reasons", "advice", "rules", "promises"}
    assert {"points", "answers", "open"} <= set(names)


HOMES = FACTS.replace("book: {title: A book}", "book: {title: A book, url: https://book.example/}").replace(
    "candle: {title", "candle: {url: https://candle.example/, title"
)


def test_a_source_and_a_candidate_lead_to_their_home_pages(tmp_path: Path) -> None:
    base = base_and_files(folder(tmp_path, PROMISES, HOMES))[0]
    told = explained(base, {"dark": "yes"})
    (_, bars) = fold(told, "points").blocks
    assert isinstance(bars, Bars)
    assert {bar.label for bar in bars.bars} == {
        ("The bulb",),
        (Address("The candle", "https://candle.example/"),),
        ("The tube",),
    }
    assert fold(told, "sources").blocks[0] == Paragraph((Address("A book", "https://book.example/"), "."))
