"""Answers as they are given: in a file, in words such as `fact=value`, or both."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from advisor.interview.session import refusals
from advisor.language.reading.answers import Given, answer_from_words, answers_from_bytes, profile_of
from advisor.model import Exclusion, RuleBase, keeping_out
from advisor.problems import AdvisorError, Place, Problem, RequestError
from advisor.usecases.names import find_candidate


@dataclass(frozen=True, slots=True)
class Answers:
    """A file of answers, which `read` gives with the name that people call it by, and answers in words.

    `without` are candidates to keep out, as words such as `candidate=reason`.
    """

    path: Path | None
    words: tuple[str, ...]
    read: Callable[[Path], tuple[bytes, str]]
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.path or self.words)

    def narrow(self, base: RuleBase) -> RuleBase:
        """Return the rule base with the candidates kept out. Raises RequestError."""
        return keeping_out(base, read_exclusions(base, self.without))

    def load(self, base: RuleBase) -> tuple[Given, ...]:
        """Return the answers of the file, then of the words; the later stands in the place of the earlier.

        Raises AdvisorError for the file and for answers that contradict each other, RequestError for words.
        """
        in_file = answers_from_bytes(*self.read(self.path), base.facts) if self.path else ()
        answers = {given.fact: given for given in (*in_file, *read_words(base, self.words))}
        place = Place(str(self.path) if self.path else "the answers")
        if reasons := refusals(base, profile_of(answers.values())):
            raise AdvisorError(Problem(place, "the answers contradict each other", why) for why in reasons)
        return tuple(answers.values())


def read_words(base: RuleBase, words: Iterable[str]) -> tuple[Given, ...]:
    """Return the answers that words such as `fact=value` state. Raises RequestError, also for two to one fact."""
    answers: dict[str, Given] = {}
    wrong: list[str] = []
    for word in words:
        try:
            given = answer_from_words(word, base.facts)
        except AdvisorError as error:
            wrong.append(str(error))
            continue
        if given.fact in answers:
            wrong.append(f"'{given.fact}' is answered twice; several values are written fact=one,two")
        answers[given.fact] = given
    if wrong:
        raise RequestError("\n".join(wrong))
    return tuple(answers.values())


def read_exclusions(base: RuleBase, words: Iterable[str]) -> tuple[Exclusion, ...]:
    """Return which candidates to keep out, as words such as `candidate=reason` say. Raises RequestError."""
    exclusions: dict[str, Exclusion] = {}
    wrong: list[str] = []
    for word in words:
        name, _, reason = (part.strip() for part in word.partition("="))
        try:
            candidate = find_candidate(base, name)
        except RequestError as error:
            wrong.append(str(error))
            continue
        if not reason:
            wrong.append(f"say why you keep {candidate} out: --without {candidate}=REASON")
        if candidate in exclusions:
            wrong.append(f"{candidate} is kept out twice")
        exclusions[candidate] = Exclusion(candidate, reason)
    if wrong:
        raise RequestError("\n".join(wrong))
    return tuple(exclusions.values())


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
