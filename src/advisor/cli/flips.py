"""`advisor flips [CANDIDATE]`: the fewest other answers that would make another candidate win."""

import click

from advisor.cli.options import Answers, Knowledge, find_candidate, find_fact, with_answers, with_knowledge
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.flips import MOST, Flip, flips
from advisor.explain.why_not import outcome_of
from advisor.model import RuleBase
from advisor.read.answers import profile_of
from advisor.recommend import recommend
from advisor.render.firmness import show_flip
from advisor.render.screen import say, screen


@click.command("flips")
@click.argument("candidate", required=False)
@click.option("--lock", metavar="FACT", multiple=True, help="An answer that cannot change; repeatable.")
@with_knowledge
@with_answers
def command(candidate: str | None, lock: tuple[str, ...], knowledge: Knowledge, answers: Answers) -> None:
    """Show the smallest change of answers with which CANDIDATE, or each that does not win, would win alone."""
    base = knowledge.load()
    locked = [find_fact(base, name) for name in lock]
    profile = profile_of(answers.or_latest(base).load(base))
    result = recommend(base, profile)
    chosen = find_candidate(base, candidate) if candidate else None
    for outcome in [outcome_of(result, chosen)] if chosen else result.outcomes.values():
        found = flips(base, profile, outcome, locked)
        for one in found:
            if chosen in (None, one.candidate):
                show(base, one)
        if chosen and chosen not in (one.candidate for one in found):
            say(screen(), f"{base.candidates[chosen].title} wins already.", indent=4)


def show(base: RuleBase, one: Flip) -> None:
    """Write one flip, or that there is none."""
    console = screen()
    title = base.candidates[one.candidate].title
    if one.unproven:
        say(console, f"{title}: not known within {SECONDS:.0f} s.", indent=4)
    elif one.changes:
        show_flip(console, base, one)
    else:
        say(console, f"{title}: no change of up to {MOST} of your answers makes it win alone", indent=4)
