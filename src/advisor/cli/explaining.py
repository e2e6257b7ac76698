"""`advisor how`, `why-not`, `what-if` and `flips`; what is written of each is the same at the prompt of an interview."""

import re
from collections.abc import Iterable

import click
from rich.console import Console

from advisor.cli import completion
from advisor.cli.answers_or_record import with_subject
from advisor.cli.options import with_lock
from advisor.explain.firmness_words import no_flips_words, none_words
from advisor.explain.flips import given_words
from advisor.language.reading.answers import Given, profile_of
from advisor.model import RuleBase
from advisor.recommend import recommend
from advisor.usecases.answers_or_record import Subject
from advisor.usecases.explanations import contest, derivation, flippings, rules_on, with_changes
from advisor.views.rules import rules
from advisor.views.terminal.explanations import show_first, show_tree, show_what_if, show_why_not
from advisor.views.terminal.firmness import show_flip, show_way_out
from advisor.views.terminal.questions import show_answers
from advisor.views.terminal.standings import show_standings
from advisor.views.writers.screen import STRONG, say, screen
from advisor.views.writers.terminal import write

ANY = "--any"

Answers = tuple[Given, ...]


@click.command("how")
@click.argument("rule", required=False, shell_complete=completion.rules)
@with_subject
def how_command(rule: str | None, subject: Subject) -> None:
    """Show RULE (such as python/fastapi-for-models), and whether it fires on the answers given or recorded.

    Without RULE: the whole derivation of the recommendation, down to the answers.
    """
    show_how(screen(), *(subject.load() if subject.record or rule is None else subject.given()), rule)


def show_how(console: Console, base: RuleBase, given: Answers, rule: str | None) -> None:
    """Write how a rule stands; without one the whole derivation."""
    if rule is None:
        show_tree(console, derivation(base, given))
    else:
        write(console, rules(base, rules_on(base, given, rule)))


def show_typed_rule(console: Console, base: RuleBase, given: Answers, typed: str) -> None:
    show_how(console, base, given, typed or None)


@click.command("why-not")
@click.argument("candidate", shell_complete=completion.candidates)
@with_subject
def why_not_command(candidate: str, subject: Subject) -> None:
    """Say why CANDIDATE (such as django) is not recommended for the answers given, or for the latest record."""
    show_contest(screen(), *subject.load(), candidate)


def show_contest(console: Console, base: RuleBase, given: Answers, name: str) -> None:
    """Write why a candidate is not the winner, or that there is nobody to set it against."""
    against = contest(base, given, name)
    if against.lost:
        show_why_not(console, base, against.lost)
    else:
        show_first(console, base, against.result, against.candidate)


@click.command("what-if")
@click.argument(
    "changes", nargs=-1, required=True, metavar="FACT=VALUE...", shell_complete=completion.answers
)
@with_subject
def what_if_command(changes: tuple[str, ...], subject: Subject) -> None:
    """Show what would be recommended if some answers were others; nothing is stored."""
    show_changed(screen(), *subject.load(), changes)


def show_changed(console: Console, base: RuleBase, given: Answers, words: Iterable[str]) -> None:
    """Write what other answers would lead to."""
    show_what_if(console, base, with_changes(base, given, words))


def show_typed_changes(console: Console, base: RuleBase, given: Answers, typed: str) -> None:
    """Write what other answers would lead to, by a line typed at the prompt."""
    if typed:
        show_changed(console, base, given, re.split(r"\s+(?=[\w-]+\s*=)", typed))  # a title has blanks
    else:
        say(console, "Write 'what-if' and other answers, such as: what-if teams=one", indent=2)


@click.command("flips")
@click.argument("candidate", default="", shell_complete=completion.candidates)
@click.option(
    ANY,
    "givens",
    is_flag=True,
    help="Change what is given too, not only what was estimated or can be decided.",
)
@with_lock
@with_subject
def flips_command(candidate: str, lock: tuple[str, ...], subject: Subject, *, givens: bool) -> None:
    """Show the smallest change of answers with which CANDIDATE, or each that does not win, would win alone."""
    show_flippings(screen(), *subject.load(), candidate, lock, givens=givens)


def show_typed_flips(console: Console, base: RuleBase, given: Answers, typed: str) -> None:
    words = typed.split()
    name = " ".join(word for word in words if word != ANY)
    show_flippings(console, base, given, name, givens=ANY in words)


def show_flippings(  # noqa: PLR0913  # each of the last three is a choice of the person who asks
    console: Console,
    base: RuleBase,
    given: Answers,
    name: str,
    locked: Iterable[str] = (),
    *,
    givens: bool = False,
) -> None:
    """Write the flips of each decision, for whom there is none, and for whom none is known in time."""
    profile = profile_of(given)
    for flipping in flippings(base, given, name, locked, givens=givens):
        if not name and not flipping.way_out:
            say(console, (base.decisions[flipping.outcome.decision].title, STRONG))
        if flipping.way_out:
            nothing = none_words(base, profile, (), flipping.way_out, givens=givens)
            rest = () if givens else given_words(base, profile)
            show_way_out(
                console, base, flipping.outcome.decision, flipping.way_out, " ".join((nothing, *rest))
            )
        for flip in flipping.flips:
            if flip.changes:
                show_flip(console, base, flip.changes, [flip.candidate])
        for words in no_flips_words(base, profile, flipping.flips, givens=givens):
            say(console, words, indent=4, hang=2)
        if flipping.already:
            say(console, f"{base.candidates[flipping.already].title} wins already.", indent=4)


def show_standing(console: Console, base: RuleBase, given: Answers, _typed: str) -> None:
    """Write who is ahead, and who is ruled out by which rule."""
    show_standings(console, base, recommend(base, profile_of(given)))


def show_review(console: Console, base: RuleBase, given: Answers, _typed: str) -> None:
    show_answers(console, base, given)
