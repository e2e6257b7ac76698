"""What there is to say of guesses, as terminal text."""

from collections.abc import Iterable

from rich.console import Console

from advisor.explain.guesses import Guesses
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.views.writers.screen import STRONG, heading, say


def show_guesses(console: Console, base: RuleBase, guesses: Guesses) -> None:
    """Write which guesses are worth confirming, and which would change nothing."""
    heading(console, "GUESSES")
    for title, group in (
        ("Worth confirming", guesses.worth),
        ("Would change nothing, proved for all of it together", guesses.harmless),
        ("Whether it would change anything is not known in time", guesses.unproven),
        ("Answered already", guesses.answered),
    ):
        if group:
            say(console, (f"{title}: ", STRONG), guess_words(base, group), indent=2, hang=2)


def guess_words(base: RuleBase, guesses: Iterable[Given]) -> str:
    """Return facts with what is guessed of them, in words."""
    words = (
        f"{name_of(guess.fact)} ({answer_words(base.facts[guess.fact], guess.statement)})"
        for guess in guesses
    )
    return f"{'; '.join(words)}."
