"""What a line that somebody typed is: a command with its words, or a reply to the question."""

from collections.abc import Mapping

from advisor.cli.command_table import AFTERWARDS, ALIASES, AT_QUESTION, ENTER, Use
from advisor.language.reading.spellings import value_of
from advisor.model import Fact
from advisor.names import bare, folded, meant

# 'why-not' may be typed as two words.
MOST_WORDS = max(len(name.split()) for name in (*AT_QUESTION, *AFTERWARDS, *ALIASES)) + 1


def command_in(fact: Fact | None, typed: str, commands: Mapping[str, Use] = AT_QUESTION) -> tuple[str, str]:
    """Return the command that a line says, and its words; none and the line if it says no command.

    A value of the fact that is called like an alias wins over it. The name of a command wins over a value, which can
    be typed as a number too.
    """
    words = typed.split()
    for length in range(min(len(words), MOST_WORDS), 0, -1):
        begin, rest = bare(" ".join(words[:length])), bare(" ".join(words[length:]))
        command = meant(begin, commands) or alias_of(fact, begin)
        if command in commands and (not rest or commands[command].words):
            return command, rest
    return "", typed


def alias_of(fact: Fact | None, word: str) -> str:
    """Return the command that an alias stands for; none if the word is an answer to the fact."""
    ranges = [each.name for each in fact.measure.ranges] if fact and fact.measure else []
    is_answer = fact and (value_of(fact, word) or meant(word, ranges))
    return "" if is_answer else ALIASES.get(meant(word, ALIASES) or "", "")


def means_enter(typed: str) -> bool:
    return folded(bare(typed)) in ENTER
