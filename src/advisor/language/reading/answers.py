"""The answers of a person: from a file, from `fact=value` words, or typed for one fact."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from advisor.language.grammar.cases import CASE
from advisor.language.reading.nodes import Entries, Items, Node, Text, compose
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.spellings import UNKNOWN_WORD, folded, value_of, words_of
from advisor.language.reading.words import OTHER_KIND, no_such, no_value, words
from advisor.model import Answer, Fact, Kind, Narrowing, Partial, Profile, Statement
from advisor.problems import BAD_SHAPE, BAD_VALUE, NAME_TAKEN, AdvisorError, Cause, Place, Problem

# Of a case only the answers must be there.
ANSWERS = CASE.requiring("a case file", "answers")


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to a fact; None stands for "don't know".

    `stated` is what was said where the rules hear another form of it. What was only said in part beforehand, in a
    file or an option, is not `asked`: it may be asked again.
    """

    fact: str
    answer: Answer | None
    stated: Narrowing | None = None
    asked: bool = True

    @property
    def statement(self) -> Statement | None:
        """What was said, which is kept and shown."""
        return self.stated if isinstance(self.answer, Partial) else self.stated or self.answer


def profile_of(given: Iterable[Given]) -> Profile:
    """Return the known answers; what was answered "don't know" is left out."""
    return {reply.fact: reply.answer for reply in given if reply.answer is not None}


def read_given(
    node: Node, facts: Mapping[str, Fact], problems: list[Problem], findings: Container[str] = ()
) -> tuple[Given, ...]:
    """Return the answers of a mapping, in the order written; `findings` are named by mistake at times."""
    given: dict[str, Given] = {}
    for key, value in entries(node, "answers", problems, "fact: value"):
        name = key.text if key.text in facts else folded(key.text)
        if name in given:
            problems.append(Problem(key.place, f"'{name}' is answered twice", check=NAME_TAKEN))
        elif name in facts:
            given[name] = Given(name, read_answer(facts[name], value, problems))
        elif key.text in findings:
            what = f"'{key.text}' is a finding, and nobody is asked for it"
            problems.append(Problem(key.place, what, "give the answers that it rests on", BAD_VALUE))
        else:
            problems.append(no_such("fact", key, facts, problems))
    return tuple(given.values())


def read_answer(fact: Fact, node: Node, problems: list[Problem]) -> Answer | None:
    """Return the answer to one fact; None for `unknown`, and for what is in the problems now."""
    if not fact.value_ids:  # its definition is broken, and that is reported there
        return None
    before = len(problems)
    if isinstance(node, Text) and node.text:
        parts = words_of(fact, node.text)
        if parts is None:
            return None
        chosen = tuple(Text(part, node.place) for part in parts)
    else:
        chosen = words(node, f"the answer to '{fact.id}'", problems)
    if fact.kind is not Kind.SEVERAL and (isinstance(node, Items) or len(chosen) > 1):
        what, cause = f"'{fact.id}' takes one value, not a list", Cause(OTHER_KIND, fact.id)
        problems[before:] = [Problem(node.place, what, check=BAD_VALUE, cause=cause)]
        return None
    values = {word: value_of(fact, word.text) for word in chosen}
    problems.extend(no_value(fact, word, problems) for word, value in values.items() if value is None)
    if len(problems) > before:
        return None
    answer = frozenset(value for value in values.values() if value)
    return answer if fact.kind is Kind.SEVERAL else next(iter(answer))


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


def answer_from_words(word: str, facts: Mapping[str, Fact]) -> Given:
    """Return the answer that `fact=value`, `fact=value,value`, or `fact=` (not known) states. Raises AdvisorError."""
    place = Place(f"'{word}'")
    fact, equals, value = (part.strip() for part in word.partition("="))
    if not equals:
        raise AdvisorError([Problem(place, "an answer is written fact=value", check=BAD_SHAPE)])
    answer = Text(value or UNKNOWN_WORD, place)
    return checked(Entries(((Text(fact, place), answer),), place), facts, [])[0]
