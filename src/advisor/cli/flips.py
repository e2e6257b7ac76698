"""`advisor flips [CANDIDATE]`: the fewest other answers that would make another candidate win."""

from collections.abc import Sequence

import click

from advisor.cli.options import find_candidate, find_fact
from advisor.cli.subjects import Subject, with_subject
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.flips import MOST, Flip, flips, way_out
from advisor.explain.why_not import outcome_of
from advisor.model import RuleBase
from advisor.read.answers import profile_of
from advisor.recommend import recommend
from advisor.render.firmness import show_flip, show_flips
from advisor.render.screen import say, screen
from advisor.texts import listing


@click.command("flips")
@click.argument("candidate", required=False)
@click.option("--lock", metavar="FACT", multiple=True, help="An answer that cannot change; repeatable.")
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
        found = flips(base, profile, outcome, locked)
        show(base, [one for one in found if chosen in (None, one.candidate)])
        if chosen and chosen not in (one.candidate for one in found):
            say(screen(), f"{base.candidates[chosen].title} wins already.", indent=4)


def show(base: RuleBase, found: Sequence[Flip]) -> None:
    """Write the flips, then for whom there is none, and for whom none is known in time."""
    console = screen()
    for one in found:
        if one.changes:
            show_flip(console, base, one)
    none = [base.candidates[one.candidate].title for one in found if not one.changes and not one.unproven]
    late = [base.candidates[one.candidate].title for one in found if one.unproven]
    if none:
        whom = "any of them" if none[1:] else "it"
        words = f"no change of up to {MOST} of your answers makes {whom} win alone"
        say(console, f"{listing(none)}: {words}", indent=4, hang=2)
    if late:
        say(console, f"{listing(late)}: not known within {SECONDS:.0f} s.", indent=4, hang=2)
