"""`advisor flips [CANDIDATE]`: the fewest other answers that would make another candidate win."""

import click

from advisor.cli.options import Answers, Knowledge, find_candidate, find_fact, with_answers, with_knowledge
from advisor.evaluators.prove.possible import SECONDS
from advisor.explain.flips import MOST, Flip, flip, flips
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
    profile = profile_of(answers.or_latest().load(base))
    if candidate:
        found: tuple[Flip, ...] = (flip(base, profile, find_candidate(base, candidate), locked),)
    else:
        outcomes = recommend(base, profile).outcomes.values()
        found = tuple(one for outcome in outcomes for one in flips(base, profile, outcome, locked))
    for one in found:
        show(base, one)


def show(base: RuleBase, one: Flip) -> None:
    """Write one flip, or that there is none."""
    console = screen()
    title = base.candidates[one.candidate].title
    if one.unproven:
        say(console, f"{title}: not known within {SECONDS:.0f} s.", indent=4)
    elif one.changes:
        show_flip(console, base, one)
    else:
        say(console, f"no change of up to {MOST} answers makes {title} win, or it wins already", indent=4)
