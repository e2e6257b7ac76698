"""Checks that what is said of bases with numbers and guards is what a naive reading of their text says.

Each raises AssertionError where anything differs, and returns how often it compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeAlias

from advisor.certify.kernel import check
from advisor.certify.search import certify
from advisor.conditions import broken, judge
from advisor.evaluators import sweep
from advisor.evaluators.fire import fire
from advisor.evaluators.prove.possible import NoProfile, prospects
from advisor.evaluators.prove.relevance import Relevance, relevant
from advisor.language.reading.answers import answer_from_words, answers_from_bytes, profile_of
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document
from advisor.model import Answer, Profile, RuleBase
from language_texts import texts_of
from naive_completions import completions, relevant_to
from naive_interpreter import TRUTHS
from naive_interview import Interview
from naive_language import NaiveBase
from naive_questions import WholeAnswer, Written, question
from number_answers import Said, draw_said, word_of
from number_bases import draw_document
from partial_checks_prove import prospect

SHEETS, ROWS = 4, 5
LONG = 60.0

Sheet: TypeAlias = Mapping[str, Said]
"""What one person says of some facts."""


@dataclass(frozen=True)
class Heard:
    """What one person says, as the program hears it and as it is."""

    profile: Profile
    meant: Interview

    @cached_property
    def whole(self) -> list[Interview]:
        return completions(self.meant.base, self.meant.known)


class Trial:
    """A document and what some people say, read by the program and naively."""

    def __init__(self, document: Written, sheets: list[Sheet]) -> None:
        self.sheets, (self.text, self.files) = sheets, texts_of(document)
        self.naive = NaiveBase(self.text, "drawn", self.files)
        self.base = read(self.text, self.files)
        self.heard = [
            Heard(
                by_words(self.base, sheet),
                Interview(self.naive, {fact: said.left for fact, said in sheet.items()}),
            )
            for sheet in sheets
        ]

    def as_heard(self, complete: Interview) -> Profile:
        """Return a complete interview as the program hears its answers."""
        return {name: self.answers[name][whole] for name, (whole,) in complete.known.items()}

    @cached_property
    def answers(self) -> Mapping[str, Mapping[WholeAnswer, Answer]]:
        """For each fact what the program hears of each whole answer."""
        return {
            name: {
                whole: answer_from_words(f"{name}={word_of(fact, whole)}", self.base.facts).answer
                for whole in fact.answers
            }
            for name, fact in self.naive.facts.items()
        }


def read(text: str, files: Mapping[str, str] | None = None) -> RuleBase:
    texts = {"drawn.yaml": text, **(files or {})}
    documents = [Document(f"rules/{name}", name, content.encode()) for name, content in texts.items()]
    return read_documents(Collected(tuple(documents)), "drawn.yaml", "drawn")


Check: TypeAlias = Callable[[Trial], int]
Draw: TypeAlias = Callable[[Random], Written]


def draw_trial(seed: int, number: int, draw: Draw = draw_document) -> tuple[Written, list[Sheet]]:
    """Draw the base with this number of a seed, and what is answered."""
    chance = Random(f"{seed}/{number}")  # noqa: S311  # chance, not secrecy
    document = draw(chance)
    facts = {name: question(fact) for name, fact in document["facts"].items()}
    return document, [draw_said(chance, facts) for _ in range(SHEETS)]


def trial(seed: int, number: int, draw: Draw = draw_document) -> Trial:
    return Trial(*draw_trial(seed, number, draw))


def by_words(base: RuleBase, sheet: Sheet) -> Profile:
    return profile_of(answer_from_words(f"{fact}={said.word}", base.facts) for fact, said in sheet.items())


def spellings_agree(trial: Trial) -> int:
    """A file says what words say, and an impossible combination is refused, as it is meant."""
    for sheet, heard in zip(trial.sheets, trial.heard, strict=True):
        written = "".join(f"{fact}: {said.written}\n" for fact, said in sheet.items()) or "{}"
        assert (
            profile_of(answers_from_bytes(written.encode(), "answers.yaml", trial.base.facts))
            == heard.profile
        )
        assert bool(broken(trial.base, heard.profile)) is heard.meant.impossible()
    return len(trial.sheets)


def judge_agrees(trial: Trial) -> int:
    """Each rule is true, false or unknown, and so is all that follows from findings, as it is meant."""
    for heard in trial.heard:
        verdicts, meant = judge(trial.base, heard.profile), heard.meant
        written = [name for name, rule in trial.base.rules.items() if not rule.made]
        truths = {name: TRUTHS[meant.fires(rule)] for name, rule in meant.base.rules.items()}
        assert {name: verdicts.rules[name] for name in written} == truths
        told = [name for name, proposition in trial.base.propositions.items() if not proposition.made]
        assert {name: verdicts.findings[name] for name in told} == {
            name: TRUTHS[meant.conclusion(name)] for name in told
        }
    return len(trial.heard)


def fire_agrees(trial: Trial) -> int:
    """Rules fire, each once, and findings are true, false and unknown, as they are meant."""
    for heard in trial.heard:
        trace = fire(trial.base, heard.profile)
        fired = [name for firing in trace.firings if not trial.base.rules[name := firing.rule].made]
        assert sorted(fired) == sorted(heard.meant.fired)
        told = [name for name, proposition in trial.base.propositions.items() if not proposition.made]
        assert {name: trace.findings[name] for name in told} == {
            name: TRUTHS[heard.meant.conclusion(name)] for name in told
        }
    return len(trial.heard)


def sweep_agrees(trial: Trial) -> int:
    """Of each row the points, vetoes and winners are those that are meant."""
    swept = sweep.sweep(trial.base, sweep.encode(trial.base, [heard.profile for heard in trial.heard]))
    for row, heard in enumerate(trial.heard):
        meant = heard.meant
        weighed = [name for name in meant.points if name not in meant.base.listed]
        for name, column in ((name, swept.candidates.index(name)) for name in weighed):
            points = meant.points[name]
            assert bool(swept.ruled_out[row, column]) is (points is None)
            assert points is None or swept.points[row, column] == points
        assert swept.winners_of(row) == frozenset().union(*meant.winners.values())
    return len(trial.heard)


def prospects_agree(trial: Trial) -> int:
    """Who can still win, and what is settled, is so of all numbers that are left."""
    for heard in trial.heard:
        ends = [interview.winners for interview in heard.whole]
        meant = {name: prospect(name, {won[name] for won in ends}) for name in trial.naive.endings}
        assert prospects(trial.base, heard.profile, seconds=LONG) == (meant if ends else NoProfile())
    return len(trial.heard)


def relevance_agrees(trial: Trial) -> int:
    """A question is relevant if two numbers that are left, all else the same, have other winners."""
    for heard in trial.heard:
        meant = set(relevant_to(trial.naive, heard.whole))
        found = relevant(trial.base, heard.profile, seconds=LONG)
        assert found == Relevance(tuple(name for name in trial.base.facts if name in meant), ())
    return len(trial.heard)


def samples_agree(trial: Trial) -> int:
    """What is drawn is a completion; nothing is drawn if there is none."""
    compared = 0
    for heard in trial.heard:
        drawn = sweep.sample(trial.base, heard.profile, ROWS, seed=1)
        assert len(drawn) == (ROWS if heard.whole else 0)
        whole = [trial.as_heard(interview) for interview in heard.whole] if len(drawn) else []
        assert all(sweep.decode(trial.base, row) in whole for row in drawn)
        compared += len(drawn)
    return compared


def certificates_agree(trial: Trial) -> int:
    """What is settled has a certificate that the kernel accepts, and nothing else has."""
    compared = 0
    for heard in trial.heard:
        for name in trial.naive.endings:
            ends = {interview.winners[name] for interview in heard.whole}
            for winners in ends:
                certificate = certify(trial.base, heard.profile, name, winners)
                assert (certificate is not None) is (len(ends) == 1)
                assert certificate is None or check(trial.base, heard.profile, certificate)
                compared += 1
    return compared


NUMBER_KINDS: Mapping[str, Check] = {
    "spellings": spellings_agree,
    "judge": judge_agrees,
    "fire": fire_agrees,
    "sweep": sweep_agrees,
    "prospects": prospects_agree,
    "relevance": relevance_agrees,
    "samples": samples_agree,
    "certificates": certificates_agree,
}
