"""Guesses at what is not known: which of them are worth confirming, and which would change nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.resolving import fewest_deciding
from advisor.language.reading.answers import Given
from advisor.model import Profile, RuleBase, open_facts


@dataclass(frozen=True, slots=True)
class Guesses:
    """Guesses in interview order: those that are worth confirming, those that would change nothing, and the rest.

    That they would change nothing is proved for all of them together, whatever is true of them and of all else. Of the
    `unproven` it is not known in time. What is answered already needs no guess.
    """

    worth: tuple[Given, ...] = ()
    harmless: tuple[Given, ...] = ()
    unproven: tuple[Given, ...] = ()
    answered: tuple[Given, ...] = ()


def weigh(base: RuleBase, profile: Profile, guesses: Iterable[Given]) -> Guesses:
    """Return what there is to say of guesses beside the answers, which they are not put among."""
    in_order = sorted(
        (guess for guess in guesses if guess.answer is not None),
        key=lambda guess: base.fact_ranks[guess.fact],
    )
    unknown = open_facts(base, profile)
    answered = tuple(guess for guess in in_order if guess.fact not in unknown)
    guessed = tuple(guess for guess in in_order if guess.fact in unknown)
    deciding = fewest_deciding(base, profile, [guess.fact for guess in guessed])
    if isinstance(deciding, Unproven):
        return Guesses(unproven=guessed, answered=answered)
    return Guesses(
        tuple(guess for guess in guessed if guess.fact in deciding),
        tuple(guess for guess in guessed if guess.fact not in deciding),
        answered=answered,
    )
