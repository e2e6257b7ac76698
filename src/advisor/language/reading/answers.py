"""The answers of a person: from a file, from `fact=value` words, or typed for one fact."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from advisor.language.grammar.cases import CASE
from advisor.language.reading.answering import Reading, read_answer
from advisor.language.reading.nodes import Entries, Node, Text, compose
from advisor.language.reading.number_replies import read_typed
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.spellings import UNKNOWN, UNKNOWN_WORD
from advisor.language.reading.words import no_such
from advisor.model import (
    Answer,
    AnswerOrigin,
    Fact,
    Measure,
    Narrowing,
    Partial,
    Profile,
    Statement,
    is_whole,
    lower,
)
from advisor.names import folded, meant
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, AdvisorError, Place, Problem, cut

# Of a case only the answers must be there.
ANSWERS = CASE.requiring("a case file", "answers")


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to a fact: `answer` is what the rules hear, None if it tells nothing, such as "don't know".

    `stated` is what was said where the rules hear another form of it. What was only said in part beforehand, in a
    file or an option, is not `asked`: it may be asked again.

    Where it came from (`origin`, None if somebody was asked here) and who said so (`said_by`, as people put it; empty if
    they did not) are no part of what it says: the same answer from elsewhere is the same answer.
    """

    fact: str
    answer: Answer | None
    stated: Narrowing | None = None
    asked: bool = True
    origin: AnswerOrigin | None = field(default=None, compare=False)
    said_by: str = field(default="", compare=False)

    @property
    def statement(self) -> Statement | None:
        """What was said, which is kept and shown; None is "don't know"."""
        return self.stated if isinstance(self.answer, Partial) else self.stated or self.answer


def reply(fact: Fact, statement: Statement | None) -> Given:
    """Return what somebody who was asked says of a fact, with what the rules hear of it."""
    if statement is None or isinstance(statement, str | frozenset):
        return Given(fact.id, statement)
    return Given(fact.id, lower(fact, statement), statement)


def beforehand(given: Given) -> Given:
    """Return an answer as one given by file or option: what is not whole may be asked again."""
    return replace(given, asked=given.stated is None or is_whole(given.answer))


def coming_from(origin: AnswerOrigin, given: Iterable[Given]) -> tuple[Given, ...]:
    """Return answers as they come from there; who said so stays."""
    return tuple(replace(said, origin=origin) for said in given)


def profile_of(given: Iterable[Given]) -> Profile:
    """Return the known answers; what was answered "don't know" is left out."""
    return {reply.fact: reply.answer for reply in given if reply.answer is not None}


def read_given(
    node: Node,
    facts: Mapping[str, Fact],
    problems: list[Problem],
    findings: Container[str] = (),
    read: Reading = read_answer,
) -> tuple[Given, ...]:
    """Return the answers of a mapping, in the order written; `findings` are named by mistake at times."""
    answered: dict[str, Given] = {}
    for key, value in entries(node, "answers", problems, "fact: value"):
        name = meant(key.text, facts) or key.text
        if name in answered:
            problems.append(Problem(key.place, f"'{name}' is answered twice", check=NAME_TAKEN))
        elif name in facts:
            answered[name] = beforehand(reply(facts[name], read(facts[name], value, problems)))
        elif key.text in findings:
            what = f"'{key.text}' is a finding, and nobody is asked for it"
            problems.append(Problem(key.place, what, "give the answers that it rests on", BAD_VALUE))
        else:
            problems.append(no_such("fact", key, facts, problems))
    return tuple(answered.values())


def answers_from_bytes(content: bytes, shown: str, facts: Mapping[str, Fact]) -> tuple[Given, ...]:
    """Return the answers in YAML or JSON text, which may be that of a case. Raises AdvisorError."""
    problems: list[Problem] = []
    node = compose(content, shown, problems)
    if isinstance(node, Entries) and node.get("answers"):
        node = fields(node, ANSWERS, problems)["answers"]
    return checked(node, facts, problems)


def checked(node: Node, facts: Mapping[str, Fact], problems: list[Problem]) -> tuple[Given, ...]:
    """Return the answers of a mapping. Raises AdvisorError."""
    given = read_given(node, facts, problems)
    if problems:
        raise AdvisorError(problems)
    return given


def typed_number(fact: Fact, measure: Measure, word: Text) -> Given:
    """Return what a word states of a number, which may be written as people write numbers. Raises AdvisorError."""
    statement = read_typed(fact, measure, word)
    if isinstance(statement, Problem):
        raise AdvisorError([statement])
    return beforehand(reply(fact, statement))


def answer_from_words(word: str, facts: Mapping[str, Fact]) -> Given:
    """Return the answer that `fact=value`, `fact=value,value`, or `fact=` (not known) states. Raises AdvisorError."""
    place = Place(f"'{cut(word)}'")
    fact, equals, value = (part.strip() for part in word.partition("="))
    if not equals:
        raise AdvisorError([Problem(place, "an answer is written fact=value", check=BAD_SHAPE)])
    asked = facts.get(meant(fact, facts) or "")
    if asked and asked.measure and folded(value) not in UNKNOWN:
        return typed_number(asked, asked.measure, Text(value, place))
    answer = Text(value or UNKNOWN_WORD, place)
    return checked(Entries(((Text(fact, place), answer),), place), facts, [])[0]
