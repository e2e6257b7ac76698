"""Facts that are asked only if: nothing is asked before it is known that it applies, and nothing that counts is left."""

import json
from pathlib import Path
from random import Random

import pytest

from advisor.conditions import FALSE, TRUE, applies, known_from
from advisor.evaluators.prove.relevance import relevant
from advisor.interview.choice import next_question
from advisor.interview.outlook import look
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.answers import answer_from_words
from advisor.model import RuleBase
from effort import LONG
from folders import FACTS as LAMPS
from folders import write
from number_bases import draw_document, text_of
from number_checks import read
from program import advisor

CAR = """\
knowledge: {title: Insurance}
topics: {car: The car}
facts:
  vehicle: {topic: car, kind: choice, values: {car: A car, boat: A boat}, ask: What is it?, why: It counts.}
  engine: {topic: car, kind: yes_no, ask_if: {motor: yes}, ask: Is it strong?, why: It counts.}
  built: {topic: car, kind: number, min: 1950, max: 2030, ask_if: {vehicle: car}, ask: When was it built?, why: It counts.}
  seats: {topic: car, kind: number, min: 1, max: 9, ask_if: {built: {above: 2000}}, ask: How many seats?, why: It counts.}
findings: {motor: {title: It has a motor}}
decisions: {rate: {title: Rate, candidates: {low: {title: Low}, high: {title: High}}}}
rules:
  motor: {title: T, because: B, if: {vehicle: car}, then: {conclude: motor}}
  seats: {title: T, because: B, if: {seats: {above: 5}}, then: {favour: {high: strong}}}
  engine: {title: T, because: B, if: {engine: yes}, then: {favour: {high: decisive}}}
  else: {title: T, because: B, if: {not: {seats: 1}}, then: {favour: {low: slight}}}
"""


def said(base: RuleBase, *words: str) -> Session:
    """Return the session of somebody who was asked for these, in this order."""
    session = Session()
    for word in words:
        given = answer_from_words(word, base.facts)
        session = answer(session, given.fact, given.answer, given.stated)
    return session


@pytest.mark.parametrize(
    ("words", "ready"),
    [
        ([], ("vehicle",)),
        (["vehicle=boat"], ()),
        (["vehicle=car"], ("engine", "built")),
        (["vehicle=car", "engine=no"], ("built",)),
        (["vehicle=car", "engine=no", "built=1999"], ()),
        (["vehicle=car", "engine=no", "built=2001.."], ("seats",)),
        (["vehicle=unknown"], ()),
    ],
)
def test_what_tells_whether_a_fact_applies_is_asked_before_it(words: list[str], ready: tuple[str]) -> None:
    base = read(CAR)
    assert look(base, said(base, *words)).ready == ready


def test_with_every_question_those_that_do_not_apply_are_left_out() -> None:
    base = read(CAR)
    session, asked = Session(), []
    while question := next_question(base, session, every=True):
        asked.append(question.id)
        value = {"vehicle": "car", "built": "1999", "engine": "no"}[question.id]
        given = answer_from_words(f"{question.id}={value}", base.facts)
        session = answer(session, given.fact, given.answer, given.stated)
    assert asked == ["vehicle", "engine", "built"]


def test_without_guards_all_that_decides_can_be_asked() -> None:
    base = read(
        LAMPS + "rules: {r: {title: T, because: B, if: {dark: yes}, then: {favour: {bulb: strong}}}}\n"
    )
    outlook = look(base, Session())
    assert outlook.ready == outlook.deciding == ("dark",)


@pytest.mark.parametrize("seed", range(400 if LONG else 20))
def test_an_interview_asks_only_what_applies_and_leaves_nothing_open_that_could_be_asked(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # chance, not secrecy
    base = read(text_of(draw_document(chance)))
    session = Session()
    while question := next_question(base, session):
        assert applies(question, known_from(base, session.profile)) is TRUE
        assert question.id not in session.asked
        value = chance.choice([*question.value_ids, None])
        heard = frozenset({value}) if value and question.kind.value == "several" else value
        after = answer(session, question.id, heard)
        session = answer(session, question.id, None) if refusals(base, after.profile) else after
    known = known_from(base, session.profile)
    left = set(relevant(base, session.profile, seconds=60).facts).difference(session.asked)
    doubtful = {fact for fact in left if applies(base.facts[fact], known) not in (TRUE, FALSE)}
    assert left == doubtful  # nobody knows whether these apply


def test_an_answer_to_what_does_not_apply_counts_for_nothing_and_that_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {"facts/car.yaml": CAR, "rules/none.yaml": "rules: {}\n"})
    words = ("--set", "vehicle=boat", "--set", "built=2001")
    done = advisor("recommend", "--no-record", "--knowledge", str(folder), *words)
    assert "Built does not apply, because vehicle: A boat; the answer counts for nothing." in done.stderr
    silent = advisor("recommend", "--no-record", "--knowledge", str(folder), "--set", "vehicle=boat")
    assert "does not apply" not in silent.stderr


def test_whoever_changes_an_answer_hears_what_no_longer_applies(tmp_path: Path) -> None:
    folder = write(tmp_path, {"facts/car.yaml": CAR, "rules/none.yaml": "rules: {}\n"})
    lines = "car\nno\n2001\nchange vehicle\nboat\nquit\n"
    done = advisor("--no-record", "--knowledge", str(folder), typed=lines)
    assert "Built does not apply, because vehicle: A boat; the answer counts for nothing." in done.stdout


def test_json_names_what_does_not_apply(tmp_path: Path) -> None:
    folder = write(tmp_path, {"facts/car.yaml": CAR, "rules/none.yaml": "rules: {}\n"})
    done = advisor("recommend", "--json", "--knowledge", str(folder), "--set", "vehicle=boat")
    assert json.loads(done.stdout)["not_applicable"] == ["engine", "built", "seats"]
