"""`advisor flips [CANDIDATE]`: the fewest other answers that would make another candidate win."""

from collections.abc import Sequence

import click

from advisor.cli.options import find_candidate, find_fact, with_lock
from advisor.cli.subjects import Subject, with_subject
from advisor.explain.flips import Flip, flips, way_out
from advisor.explain.why_not import outcome_of
from advisor.language.reading.answers import profile_of
from advisor.model import RuleBase
from advisor.recommend import recommend
from advisor.views.terminal.firmness import fixed_words, show_flip, show_flips
from advisor.views.terminal.screen import say, screen


@click.command("flips")
@click.argument("candidate", required=False)
@with_lock
@with_subject
def command(candidate: str | None, lock: tuple[str, ...], subject: Subject) -> None:
    """Show the smallest change of answers with which CANDIDATE, or each that does not win, would win alone."""
    base, given = subject.load()
    locked = [find_fact(base, name) for name in lock]
    profile = profile_of(given)
    result = recommend(base, profile)
    chosen = find_candidate(base, candidate) if candidate else None
    for outcome in [outcome_of(result, chosen)] if chosen else result.outcomes.values():
        if out := way_out(base, profile, outcome, locked):
            show_flips(screen(), base, outcome, (), out)
            if not out.changes:
                continue  # where nobody can be left, nobody can win
        changing = flips(base, profile, outcome, locked)
        show(base, [flip for flip in changing if chosen in (None, flip.candidate)])
        if chosen and chosen not in (flip.candidate for flip in changing):
            say(screen(), f"{base.candidates[chosen].title} wins already.", indent=4)


def show(base: RuleBase, shown: Sequence[Flip]) -> None:
    """Write the flips, then for whom there is none, and for whom none is known in time."""
    for flip in shown:
        if flip.changes:
            show_flip(screen(), base, flip)
    for words in fixed_words(base, shown):
        say(screen(), words, indent=4, hang=2)
