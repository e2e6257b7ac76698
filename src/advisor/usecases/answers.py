"""Answers as they are given: in a file, in words such as `fact=value`, or both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from advisor.interview.session import refusals
from advisor.language.reading.answers import (
    Given,
    answer_from_words,
    answers_from_bytes,
    coming_from,
    profile_of,
)
from advisor.model import AnswerOrigin, Exclusion, OriginKind, RuleBase, keeping_out
from advisor.problems import AdvisorError, Place, Problem, RequestError, attempts
from advisor.texts import clean
from advisor.usecases.names import find_candidate, find_fact
from advisor.usecases.particulars import saying

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Answers:
    """A file of answers, which `read` gives with the name that people call it by, and answers in words.

    `without` are candidates to keep out, as words such as `candidate=reason`, and `said` who said what, as words such
    as `fact=who`.
    """

    path: Path | None
    words: tuple[str, ...]
    read: Callable[[Path], tuple[bytes, str]]
    without: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.path or self.words)

    def narrow(self, base: RuleBase) -> RuleBase:
        """Return the rule base with the candidates kept out. Raises RequestError."""
        return keeping_out(base, read_exclusions(base, self.without))

    def load(self, base: RuleBase) -> tuple[Given, ...]:
        """Return the answers of the file, then of the words; the later stands in the place of the earlier.

        Raises AdvisorError for the file and for answers that contradict each other, RequestError for words.
        """
        in_file = self.from_file(base, self.path) if self.path else ()
        in_words = coming_from(AnswerOrigin(OriginKind.OPTION), read_words(base, self.words))
        answers = {given.fact: given for given in (*in_file, *in_words)}
        place = Place(str(self.path) if self.path else "the answers")
        if reasons := refusals(base, profile_of(answers.values())):
            raise AdvisorError(Problem(place, "the answers contradict each other", why) for why in reasons)
        return tuple(answers.values())

    def from_file(self, base: RuleBase, path: Path) -> tuple[Given, ...]:
        """Return the answers of a file, which is named without its folder. Raises AdvisorError."""
        from advisor.formats.canonical import digest_of  # most commands hash nothing

        content, shown = self.read(path)
        name = clean(Path(shown).name)
        origin = AnswerOrigin(OriginKind.FILE, name, digest_of(content))
        return coming_from(origin, answers_from_bytes(content, shown, base.facts))

    def attributed(self, base: RuleBase, given: Iterable[Given]) -> tuple[Given, ...]:
        """Return answers with who said so. Raises RequestError, also for what nobody answered."""
        given = tuple(given)
        answered = {each.fact for each in given}

        def sayer(word: str) -> tuple[str, str]:
            name, _, who = word.partition("=")
            fact, by = find_fact(base, name.strip()), saying("who said so", who)
            if fact not in answered:
                raise RequestError(f"no answer to '{fact}' is given that somebody could have said")
            if not by:
                raise RequestError(f"say who answered '{fact}': --said {fact}=WHO")
            return fact, by

        by_fact = read_each(self.said, sayer, "two people are named who answered '{}'")
        return tuple(replace(each, said_by=by_fact.get(each.fact, each.said_by)) for each in given)


def read_each(
    words: Iterable[str], read: Callable[[str], tuple[str, Said]], twice: str
) -> Mapping[str, Said]:
    """Return what each word says, by what that is about. Raises RequestError, also for two about the same."""
    said: dict[str, Said] = {}
    wrong: list[str] = []
    for name, value in attempts(read, words, wrong):
        if name in said:
            wrong.append(twice.format(name))
        said[name] = value
    if wrong:
        raise RequestError("\n".join(wrong))
    return said


def read_words(base: RuleBase, words: Iterable[str]) -> tuple[Given, ...]:
    """Return the answers that words such as `fact=value` state. Raises RequestError, also for two to one fact."""

    def answered(word: str) -> tuple[str, Given]:
        given = answer_from_words(word, base.facts)
        return given.fact, given

    twice = "'{}' is answered twice; several values are written fact=one,two"
    return tuple(read_each(words, answered, twice).values())


def read_exclusions(base: RuleBase, words: Iterable[str]) -> tuple[Exclusion, ...]:
    """Return which candidates to keep out, as words such as `candidate=reason` say. Raises RequestError."""

    def kept_out(word: str) -> tuple[str, Exclusion]:
        name, _, reason = (part.strip() for part in word.partition("="))
        candidate = find_candidate(base, name)
        if not reason:
            raise RequestError(f"say why you keep {candidate} out: --without {candidate}=REASON")
        return candidate, Exclusion(candidate, reason)

    return tuple(read_each(words, kept_out, "{} is kept out twice").values())


def read_changes(base: RuleBase, given: Iterable[Given], words: Iterable[str]) -> tuple[Given, ...]:
    """Return the answers that words state. Raises RequestError, also if they contradict the answers given."""
    changes = read_words(base, words)
    answers = {each.fact: each for each in (*given, *changes)}
    for reason in refusals(base, profile_of(answers.values())):
        raise RequestError(f"these answers contradict each other: {reason}")
    return changes


def are_answers(base: RuleBase, content: bytes) -> bool:
    """Return whether the content of a file is answers to questions of the base."""
    try:
        answers_from_bytes(content, "the file", base.facts)
    except AdvisorError:
        return False
    return True
