"""What a person hears whose reply is no answer: what it names instead of an option, if anything, and what to type."""

import re
from collections.abc import Mapping

from advisor.cli.command_table import AFTERWARDS, ALIASES, AT_QUESTION, Use
from advisor.language.reading.everyday import FILLERS
from advisor.language.reading.no_option import FOREIGN_VALUE, NO_OPTION
from advisor.model import Candidate, Fact, RuleBase, left_out
from advisor.names import bare, folded, meant, nearest
from advisor.problems import Problem
from advisor.texts import listing, raised

# Fewer letters are no beginning of a candidate's name, nor a slip in a command's: they may be meant for anything.
FEWEST_LETTERS = 3
MIN_SIMILARITY = 0.8
"""A bit more than for names elsewhere: whoever answers a question is not likely to name a candidate."""
FEWEST_IN_ALIAS = 8
EXPLAINED = "'?' explains the question, 'why' says what it is for"
QUOTED = re.compile("'([^']+)'")
ASSIGNED = re.compile(r"([^=:]+?) ?[=:] ?(.*)")

Words = tuple[str, str]
"""What is wrong, and what to do about it."""


def refusal(base: RuleBase, fact: Fact, typed: str, problem: Problem) -> Words:
    """Return what is wrong with a reply in words for who typed it, and what to do about it."""
    what, hint = in_words(base, fact, typed, problem)
    return QUOTED.sub(lambda quoted: f"'{as_typed(quoted[1], typed)}'", what), hint


def as_typed(word: str, typed: str) -> str:
    """Return a word in the letters in which it was typed, small or large."""
    start = typed.casefold().find(word)
    own = typed[start : start + len(word)]
    return own if own.casefold() == word else word


def in_words(base: RuleBase, fact: Fact, typed: str, problem: Problem) -> Words:
    """Return the same with what was typed in small letters."""
    cause = problem.cause
    if not (fact.measure or (cause and cause.kind in (FOREIGN_VALUE, NO_OPTION))):
        return problem.what, problem.hint
    word = cause.name if cause else bare(typed)
    near = of_near_candidate(base, fact, word) or of_command(typed)
    return (
        of_name(base, fact, word, problem)
        or of_question(base, fact, word)
        or (None if cause and cause.guess else near)
        or (problem.what, problem.hint)
    )


def of_name(base: RuleBase, fact: Fact, word: str, problem: Problem) -> Words | None:
    """Return what is said of a candidate, or of what is not covered and has a nearest one."""
    if candidate := called(base).get(folded(word)):
        return of_candidate(fact, candidate)
    if entry := left_out(word, base.not_covered):
        what, nearest_one = entry.told
        return what, f"{nearest_one} {raised(problem.hint)}."
    return None


def of_near_candidate(base: RuleBase, fact: Fact, word: str) -> Words | None:
    """Return what is said of a candidate of which a word is a part, or that is called nearly so."""
    if len(word) < FEWEST_LETTERS:
        return None
    names = called(base)
    begun = {each.id: each for name, each in names.items() if name.startswith(f"{folded(word)} ")}
    slip = names.get(nearest(word, names, MIN_SIMILARITY) or "")
    near = [*begun.values()] or ([slip] if slip else [])
    return of_candidate(fact, near[0]) if len(near) == 1 else None


def called(base: RuleBase) -> Mapping[str, Candidate]:
    """Return the candidate of each id and title, as names are compared."""
    return {folded(name): each for each in base.written_candidates.values() for name in (each.title, each.id)}


def of_candidate(fact: Fact, candidate: Candidate) -> Words:
    own = [value for values in candidate.attributes.values() for value in values if value in fact.value_ids]
    guess = f"did you mean {listing(map(repr, fact.ordered(own)), 'or')}? " if own else ""
    what = f"{candidate.title} is a candidate, not an answer to this question"
    return what, f"{guess}'why-not {candidate.id}' says how it stands"


def of_question(base: RuleBase, fact: Fact, word: str) -> Words | None:
    """Return what is said of the name of a question, alone or with an answer behind it."""
    assigned = ASSIGNED.fullmatch(word)
    name = meant(assigned[1] if assigned else word, base.facts)
    if not name:
        return None
    if assigned and name == fact.id:
        return "the name of the question goes without saying", f"type '{assigned[2]}' alone"
    return f"'{word}' is {'about another' if assigned else 'a'} question", f"'change {name}' goes there"


def of_command(typed: str) -> Words | None:
    """Return what is said of a command with a slip in it or with words that it does not take, and of a question back."""
    text = bare(typed)
    if (later := meant(text.partition(" ")[0], AFTERWARDS)) and later not in {*AT_QUESTION, *FILLERS}:
        return f"'{later}' comes after the recommendation", "all answers are kept meanwhile"
    command = command_near(text, AT_QUESTION)
    if not command and not ("?" in typed and " " in text):
        return None
    return f"'{text}' is not an option", EXPLAINED if command in ("", "?") else f"did you mean '{command}'?"


def no_command(base: RuleBase, typed: str, commands: Mapping[str, Use]) -> Words:
    """Return what is said where only commands are typed, of a line that is none."""
    text, near = bare(typed), command_near(bare(typed), commands)
    if fact := meant(text, base.facts) or (text if text.isdecimal() else ""):
        near = f"change {fact}"
    elif candidate := called(base).get(folded(text)):
        near = f"why-not {candidate.id}"
    hint = f"did you mean '{near}'?" if near else f"type one of: {', '.join(commands)}"
    return f"'{text}' is no command here", hint


def command_near(text: str, commands: Mapping[str, Use]) -> str:
    """Return which of the commands is probably meant; empty if none is."""
    first, _, rest = text.partition(" ")
    aliases = {alias: command for alias, command in ALIASES.items() if command in commands}
    names = (*commands, *(alias for alias in aliases if len(alias) >= FEWEST_IN_ALIAS))
    taking = [name for name, use in commands.items() if use.words]
    near = nearest(text, names) if len(text) >= FEWEST_LETTERS else ""
    if not near and rest and first not in FILLERS:
        near = meant(first, (*commands, *aliases)) or nearest(first, taking)
    return aliases.get(near or "", near or "")
