"""What there is to say of guesses: which are worth confirming, and which would change nothing."""

from collections.abc import Iterable

from advisor.explain.guesses import Guesses
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import RuleBase
from advisor.views.document.blocks import Blocks, Heading, Pairs, Paragraph


def guesses(base: RuleBase, weighed: Guesses) -> Blocks:
    groups = (
        ("Worth confirming", weighed.worth),
        ("Would change nothing, proved for all of it together", weighed.harmless),
        ("Whether it would change anything is not known in time", weighed.unproven),
        ("Answered already", weighed.answered),
    )
    pairs = tuple(((label,), guessed(base, group)) for label, group in groups if group)
    return Heading(("Guesses",)), Pairs(pairs)


def guessed(base: RuleBase, group: Iterable[Given]) -> Blocks:
    """Return facts with what is guessed of them."""
    words = (
        f"{name_of(guess.fact)} ({answer_words(base.facts[guess.fact], guess.statement)})" for guess in group
    )
    return (Paragraph((f"{'; '.join(words)}.",)),)
