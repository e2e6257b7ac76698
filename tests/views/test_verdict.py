"""The verdict: it fits on a screen, has reasons, and every sentence of it is true of the recommendation."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import assume, given
from interview import people, walk

from advisor.cli.outputs import json_text
from advisor.conditions import broken
from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation, explain
from advisor.formats.recommendation import to_document
from advisor.interview.choice import next_question
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Exclusion, Is, Kind, Profile, RuleBase, RuleOut, keeping_out
from advisor.recommend import recommend
from advisor.usecases.knowledge import Knowledge
from advisor.views.document.blocks import Blocks, Heading, Paragraph, Sentence, Verdict
from advisor.views.document.words import height, plain
from advisor.views.verdict.verdict import LINES, MORE, verdict
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from builders import base, decision, fact, rule, when
from effort import LONG, tried
from strategies import profiles, rule_bases
from verdict_reader import faults

ENDS, STOPS = (500, 100) if LONG else (2, 5)


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return Knowledge(None, ()).load()


def explained(rules: RuleBase, profile: Profile) -> Explanation:
    given = [Given(name, answer) for name, answer in profile.items()]
    return explain(rules, given, recommend(rules, profile_of(given)))


def lines_of(blocks: Blocks) -> list[str]:
    shown = StringIO()
    write(screen(shown), blocks)
    return shown.getvalue().splitlines()


def as_read(rules: RuleBase, found: Explanation) -> Mapping[str, object]:
    """Return a recommendation as whoever reads the JSON has it."""
    return json.loads(json_text(to_document(rules, found)))  # type: ignore[no-any-return]


def wrong(rules: RuleBase, found: Explanation) -> list[str]:
    """Return all that is wrong with the verdict on a recommendation."""
    blocks = verdict(brief(found))
    lines, room = (
        lines_of(blocks),
        LINES + MORE * len(rules.decisions) - 1,
    )  # one is left for what to type next
    too_long = [f"{len(lines)} lines"] if len(lines) > room else []
    return [
        *too_long,
        *(line for line in lines if len(line) > 80),
        *faults(rules, as_read(rules, found), blocks),
    ]


def ends(rules: RuleBase) -> Iterator[Profile]:
    """Yield what simulated people have answered when their interview is over."""
    for person in people(rules, ENDS):
        yield walk(rules, person, next_question).session.profile


def early_stops(rules: RuleBase) -> Iterator[Profile]:
    """Yield some answers of simulated people, few or many."""
    chance = random.Random(13)  # noqa: S311  # chance, not secrecy
    for person in people(rules, STOPS):
        known = chance.sample(list(rules.facts), chance.randint(1, len(rules.facts) - 1))
        yield {name: person[name] for name in rules.facts if name in known}


@pytest.mark.parametrize("profiles", [ends, early_stops])
def test_a_verdict_fits_has_reasons_and_is_true(shipped: RuleBase, profiles: object) -> None:
    for profile in profiles(shipped):  # type: ignore[operator]
        assert not wrong(shipped, explained(shipped, profile)), profile


@given(rule_bases(), profiles())
@tried(40)
def test_a_verdict_by_any_rules_fits_and_is_true(rules: RuleBase, profile: Profile) -> None:
    assume(not broken(rules, profile))
    found = explain(
        rules, [Given(name, answer) for name, answer in profile.items()], recommend(rules, profile)
    )
    assert not wrong(rules, found)


FLAG, COLOUR = fact("flag", Kind.YES_NO), fact("colour", Kind.CHOICE, ("red", "green", "blue"))
YES, RED = Is("flag", ("yes",)), Is("colour", ("red",))


@pytest.mark.parametrize(
    ("effects", "said"),
    [
        ([when(YES, a=3, b=1), when(RED, b=9)], "Choice: no recommendation yet - TOO LITTLE KNOWN"),
        ([when(YES, a=3, b=1)], "Choice: A - CLOSE: one wrong rule turns it"),
        ([when(YES, a=1), when(YES, b=1)], "Choice: A or B - CLOSE: level on points"),
        (
            [rule("x", YES, RuleOut("a"), RuleOut("b"))],
            "Choice: nobody is left, every candidate is ruled out",
        ),
        ([rule("x", YES, RuleOut("b"))], "Choice: A - CLEAR: all others are ruled out"),
    ],
)
def test_each_way_a_decision_may_end_has_a_verdict_of_its_own(effects: list[object], said: str) -> None:
    rules = base([FLAG, COLOUR], effects, decisions=[decision("choice", "a", "b")])  # type: ignore[arg-type]
    found = explained(rules, {"flag": "yes"})
    assert lines_of(verdict(brief(found)))[0] == said
    assert not wrong(rules, found)


def test_whoever_wins_without_leading_yet_wins_whatever_is_answered() -> None:
    rules = base(
        [FLAG], [when(YES, a=1), when(Is("flag", ("no",)), a=2)], decisions=[decision("choice", "a", "b")]
    )
    found = explained(rules, {})
    assert "Choice: A, whatever is still answered" in lines_of(verdict(brief(found)))
    assert not wrong(rules, found)


def test_what_people_have_ruled_out_themselves_is_told_as_theirs(shipped: RuleBase) -> None:
    rules = keeping_out(
        shipped, tuple(Exclusion(name, "we tried it") for name in ("django", "laravel", "rails"))
    )
    lines = lines_of(verdict(brief(explained(rules, {"team_languages": frozenset({"python"})}))))
    assert not any("[" in line for line in lines)
    assert "Backend framework, ruled out first: Django, because you have ruled it out" in lines


def test_whoever_is_the_only_candidate_has_not_won_against_others() -> None:
    rules = base([FLAG], [when(YES, b=1)], decisions=[decision("one", "a"), decision("two", "b")])
    found = explained(rules, {"flag": "yes"})
    text = " ".join(" ".join(lines_of(verdict(brief(found)))).split())
    assert text.startswith("One: A - CLEAR: there is no other candidate Two: B - CLEAR: there is no other")
    assert "Why A + There is no other candidate." in text
    assert not wrong(rules, found)


def test_when_every_question_is_answered_nothing_is_so_far() -> None:
    rules = base([FLAG], [when(YES, a=1), when(YES, b=1)], decisions=[decision("choice", "a", "b")])
    lines = lines_of(verdict(brief(explained(rules, {"flag": "yes"}))))
    assert lines[1:3] == ["By these rules, with every question answered.", "Choice, points: A 1, B 1."]


def test_a_verdict_keeps_to_its_room_though_names_take_several_lines() -> None:
    long = "of a name that goes on and on and on"
    decisions = [
        replace(
            made,
            title=f"{made.id} {long}",
            candidates=tuple(replace(each, title=f"{each.id} {long}") for each in made.candidates),
        )
        for made in (decision(f"d{number}", f"a{number}", f"b{number}") for number in range(5))
    ]
    rules = base([FLAG, COLOUR], [when(YES, **{f"a{number}": 1}) for number in range(5)], decisions=decisions)
    found = explained(rules, {"flag": "yes"})
    assert not wrong(rules, found)


def test_by_these_rules_is_said_once_and_no_id_is_said_at_all(shipped: RuleBase) -> None:
    for profile in early_stops(shipped):
        text = "\n".join(lines_of(verdict(brief(explained(shipped, profile)))))
        assert text.count("By these rules") == 1
        assert not [name for name in (*shipped.rules, *shipped.written) if name in text]


def altered(block: object) -> Iterable[object]:
    """Yield a block with each of its numbers, names and signs changed."""
    match block:
        case Verdict(choices):
            for number, each in enumerate(choices):
                for other in (
                    replace(each, choice=("Somebody else",)),
                    replace(each, level="likely" if each.level != "likely" else "clear"),
                    replace(each, strength=("9 rules would have to be wrong",)),
                ):
                    yield Verdict((*choices[:number], other, *choices[number + 1 :]))
        case Heading():
            yield replace(block, line=(plain(block.line).replace("before ", "before Mr "),))
        case Sentence() if block.rests_on.startswith("rule"):
            yield replace(block, rests_on="rule of/thumb")
            yield replace(block, line=("Because I say so.",))
        case Paragraph():
            words = plain(block.line)
            digit = next((letter for letter in words if letter.isdigit()), "")
            if digit and "100 ways to answer the rest, first" not in words:
                yield replace(block, line=(words.replace(digit, str((int(digit) + 1) % 10), 1),))
        case _:
            pass


def test_a_verdict_with_anything_changed_is_found_out(shipped: RuleBase) -> None:
    profile = next(early_stops(shipped)) | {"learn_language": "no"}
    found = explained(shipped, profile)
    blocks, document = verdict(brief(found)), as_read(shipped, found)
    others = [
        (*blocks[:number], other, *blocks[number + 1 :])
        for number, block in enumerate(blocks)
        for other in altered(block)
        if other != block
    ]
    assert len(others) > 8
    assert [each for each in others if not list(faults(shipped, document, each))] == []  # type: ignore[arg-type]


def test_the_height_of_a_text_is_what_it_takes_on_a_terminal() -> None:
    chance = random.Random(5)  # noqa: S311
    for _ in range(300):
        text = " ".join("x" * chance.randint(1, 14) for _ in range(chance.randint(1, 40)))
        assert len(lines_of((Paragraph((text,)),))) == height(text, hang=2)
