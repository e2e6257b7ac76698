"""Decision records: short, with the headings of MADR and a mark behind every sentence, and verified as they were written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from subprocess import CompletedProcess

import pytest

from advisor.explain.brief import DeadHeat, Favourite, Leaning, NoneLeft, brief
from advisor.explain.explanation import Explanation
from advisor.formats.decision_record import read_texts
from advisor.formats.decisions_taken import DecisionTaken
from advisor.journal.database import open_journal
from advisor.language.reading.answers import Given, profile_of, reply
from advisor.model import RuleBase, statement_of
from advisor.recommend import recommend
from advisor.usecases.adr import file_name, slug, text_of
from advisor.views.decision_record.context import MOST_ANSWERS
from advisor.views.decision_record.short import MOST_LINES
from advisor.views.decision_record.subject import DecisionRecord
from advisor.views.decisions_taken import DecidedOption
from advisor.views.document.blocks import Verdict
from advisor.views.document.words import plain
from advisor.views.verdict.verdict import verdict
from effort import LONG
from folders import FACTS, folder, rule_text
from naive_interpreter import answers_to
from program import ROOT, advisor
from random_bases import draw_base, draw_profile
from recorded_answers import base_and_files, record_answers

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
]
RECORD = "20261122-0000aaaa"
SEAL = 1


def ended(base: RuleBase, given: tuple[Given, ...]) -> Iterator[DecisionRecord]:
    """Yield what there is to record of answers, for each decision."""
    explanation = Explanation(base, given, recommend(base, profile_of(given)))
    in_brief = brief(explanation)
    for decision in base.decisions.values():
        yield DecisionRecord(explanation, in_brief, decision, RECORD)


def random_ends() -> Iterator[DecisionRecord]:
    """Yield what there is to record of random answers, to random rule bases and to the one that is shipped."""
    for seed in range(80 if LONG else 15):
        chance = Random(seed)  # noqa: S311
        base = draw_base(chance)
        profile = draw_profile(chance, base)
        yield from ended(
            base,
            tuple(
                reply(base.facts[fact], statement_of(base.facts[fact], answer))
                for fact, answer in profile.items()
            ),
        )
    shipped, _ = base_and_files(ROOT)
    for seed in range(0, 25, 1 if LONG else 6):
        chance = Random(seed)  # noqa: S311
        known = [fact for fact in shipped.facts.values() if chance.random() < (seed + 1) / 16]
        yield from ended(shipped, tuple(Given(fact.id, chance.choice(answers_to(fact))) for fact in known))


@pytest.fixture(scope="module")
def ends() -> list[DecisionRecord]:
    return list(random_ends())


def short(record: DecisionRecord) -> str:
    return text_of(record, "2026-11-22", full=False)


def test_a_short_record_has_at_most_sixty_lines_however_a_decision_ended(ends: list[DecisionRecord]) -> None:
    assert {type(record.conclusion.standoff) for record in ends} == {Favourite, DeadHeat, Leaning, NoneLeft}
    assert all(short(record).count("\n") + SEAL <= MOST_LINES for record in ends)
    taken = DecisionTaken("2026-11-22T12:00:00.000Z", ("Ada",), (), because="It is so", review="2027-11-22")
    for record in ends:
        for candidate in ("", *record.decision.candidate_ids):
            decided = DecidedOption(taken, "Another", "instead", RECORD, candidate)
            assert short(replace(record, decided=decided)).count("\n") + SEAL <= MOST_LINES


def test_consequences_are_those_of_whoever_was_chosen(ends: list[DecisionRecord]) -> None:
    taken = DecisionTaken("2026-11-22T12:00:00.000Z", ("Ada",), (), because="It is so")
    seen = 0
    for record in ends:
        for chosen in record.decision.candidates:
            option = DecidedOption(taken, chosen.title, "instead", RECORD, chosen.id)
            text = short(replace(record, decided=option))
            borne = text.partition("### Consequences")[2].partition("### Confirmation")[0]
            for candidate in record.decision.candidates:
                if candidate.watch_out:
                    assert (" ".join(candidate.watch_out.split()) in borne) == (candidate == chosen)
                    seen += 1
            if isinstance(record.conclusion.standoff, Favourite):
                departs = chosen.id != record.conclusion.standoff.winner
                assert (f"why {chosen.title} was chosen" in text) == departs
    assert seen


def test_nothing_is_told_of_what_the_rules_do_not_have(ends: list[DecisionRecord]) -> None:
    taken = DecisionTaken("2026-11-22T12:00:00.000Z", ("Ada",), (), because="It is so")
    for record in ends:
        text = short(replace(record, decided=DecidedOption(taken, "two services", "instead", RECORD)))
        assert "Two services: the rules have no such candidate" in text
        assert "- Bad: " not in text.partition("### Consequences")[2].partition("### Confirmation")[0]


def test_every_sentence_carries_a_mark_and_rests_on_what_is_there(ends: list[DecisionRecord]) -> None:
    for record in ends:
        base, text = record.base, short(record)
        (written,) = read_texts(text)
        marks = [mark for _, mark in written.marks]
        there = {"rule": {*base.rules, *base.written}, "answer": base.facts, "candidate": base.candidates}
        assert [mark.number for mark in marks] == list(range(1, len(marks) + 1))
        assert not [line for line in written.lines if line.text and not line.level and not line.mark]
        for mark in marks:
            kind, _, name = mark.rests_on.partition(" ")
            assert kind == "result" or name in there[kind], mark


def section(text: str, heading: str) -> str:
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def rests_on(text: str) -> set[str]:
    return {mark.rests_on for part in read_texts(text) for _, mark in part.marks}


def test_the_outcome_is_told_as_the_verdict_tells_it(ends: list[DecisionRecord]) -> None:
    for record in ends:
        (choices,) = (block for block in verdict(record.brief) if isinstance(block, Verdict))
        (said,) = (each for each in choices.choices if each.decision == record.decision.title)
        outcome = section(short(record), "Decision Outcome").partition("###")[0].casefold()
        assert {said.decision.casefold(), plain(said.choice).casefold(), said.level} <= {
            *re.split(r"[:.] ", outcome.partition("<!--")[0].strip("- \n").replace("\\", "")),
            "",
        }


def test_the_context_tells_the_answers_that_force_the_result(ends: list[DecisionRecord]) -> None:
    forced = [record for record in ends if record.conclusion.core is not None]
    assert {len(record.conclusion.core or ()) > MOST_ANSWERS for record in forced} == {True, False}
    for record in forced:
        context = section(short(record), "Context and Problem Statement")
        marked = {name.removeprefix("answer ") for name in rests_on(context)} - {"result"}
        core = set(record.conclusion.core or ())
        assert marked == core or (0 < len(marked) <= MOST_ANSWERS < len(core))
        assert ("each is needed" in context) == (1 < len(core) <= MOST_ANSWERS)


def test_the_long_form_leaves_out_no_answer_and_no_candidate(ends: list[DecisionRecord]) -> None:
    for record in ends[-2:]:
        text = text_of(record, "", full=True)
        marked = rests_on(section(text, "Context and Problem Statement"))
        assert marked == {"result", *(f"answer {given.fact}" for given in record.explanation.given)}
        titles = [candidate.title for candidate in record.decision.candidates]
        assert all(f"### {title}\n" in text for title in titles)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with the journal of one consultation."""
    root = folder(tmp_path / "lamps", RULES, FACTS)
    journal = open_journal(tmp_path / "journal.db")
    record_answers(journal, root, {"dark": "yes", "style": None}, RECORD)
    journal.close()
    return tmp_path


@pytest.fixture
def written(home: Path) -> Path:
    """Write the decision record, and return its file; the journal is beside it."""
    done = adr(home, "latest", "--to", str(home / "adr"))
    assert done.returncode == 0, done.stderr
    (path,) = (home / "adr").iterdir()
    return path


def adr(home: Path, *arguments: str, typed: str = "") -> CompletedProcess[str]:
    return advisor("adr", *arguments, "--journal", str(home / "journal.db"), home=home, typed=typed)


def verify(path: Path) -> tuple[int, str]:
    done = adr(path.parents[1], "verify", str(path))
    return done.returncode, " ".join(done.stdout.split())


def test_a_decision_record_has_the_headings_of_madr_in_their_order(written: Path) -> None:
    headings = [line for line in written.read_text().splitlines() if line.startswith("##")]
    assert headings == [*HEADINGS, "### The candle, 4 points behind"]


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


def test_words_of_experts_are_text_to_markdown(written: Path) -> None:
    assert r"A \<dark\> \*room\* needs \| a bulb" in written.read_text()


def test_as_written_it_is_whole(written: Path) -> None:
    whole = "The title, the decision outcome and every marked sentence are as they were written."
    assert verify(written) == (0, whole)


def test_what_was_changed_is_named_with_its_line_and_is_a_failure(written: Path) -> None:
    text = written.read_text()
    line = text.count("\n", 0, text.index("### Consequences")) + 3
    written.write_text(text.replace("### Consequences\n", "### Consequences\n\nNone."))
    code, said = verify(written)
    assert (code, said) == (1, f"{written}:{line}: this was added to the decision outcome: None. 1 fault.")


def test_that_people_accepted_it_is_named_and_no_failure(written: Path) -> None:
    written.write_text(written.read_text().replace("status: proposed", "status: accepted"))
    code, said = verify(written)
    assert code == 0
    assert "The status is now: accepted." in said


def test_what_is_pasted_elsewhere_has_no_front_matter_and_is_verified_too(home: Path) -> None:
    pasted = adr(home, "--md")
    assert pasted.stdout.startswith("# Use The bulb as a lamp\n")
    assert not list(home.glob("**/*.md"))
    text = f"We talked about this.\n\n{pasted.stdout}\nSee above.\n"
    assert adr(home, "verify", "-", typed=text).returncode == 0
    assert adr(home, "verify", "-", typed=text.replace("The bulb", "The tube")).returncode == 1
    assert adr(home, "--md", "--to", "adr").returncode == 2


def test_numbers_go_on_from_the_highest_that_is_there() -> None:
    assert file_name("Use A", ["0003-x.md", "README.md", "0001-y.md"]) == "0004-use-a.md"
    assert slug("C# & .NET: für alle!") == "c-net-f-r-alle"


def test_without_a_record_it_is_about_the_latest(written: Path) -> None:
    home = written.parents[1]
    done = adr(home, "--to", str(home / "again"))
    assert (done.returncode, done.stderr) == (0, f"Wrote {home}/again/0001-use-the-bulb-as-a-lamp.md\n")


def test_a_record_with_parts_taken_out_makes_no_decision_record(home: Path) -> None:
    advisor("records", "redact", RECORD, "dark", "--yes", "--journal", str(home / "journal.db"), home=home)
    done = adr(home, "latest", "--to", str(home / "adr"))
    assert done.returncode == 2
    assert f"the record {RECORD} is redacted; it cannot be explained" in " ".join(done.stderr.split())
