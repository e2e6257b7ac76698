"""`advisor recommend`: the recommendation for a profile, without questions."""

from collections.abc import Iterable

import click

from advisor.cli.options import Answers, Knowledge, find_fact, with_answers, with_knowledge
from advisor.explain.whole import explain
from advisor.model import RuleBase
from advisor.read.answers import Given, profile_of
from advisor.recommend import recommend


@click.command("recommend")
@with_knowledge
@with_answers
@click.option(
    "--lock", metavar="FACT", multiple=True, help="An answer that flips may not change; repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.recommendation/1.")
def command(knowledge: Knowledge, answers: Answers, lock: tuple[str, ...], *, as_json: bool) -> None:
    """Recommend for the answers given; what is not answered is unknown."""
    if answers.path is None and not answers.words:
        raise click.UsageError("give answers with --answers FILE or --set FACT=VALUE")
    base = knowledge.load()
    show(base, answers.load(base), as_json=as_json, locked=[find_fact(base, name) for name in lock])


def show(base: RuleBase, given: tuple[Given, ...], *, as_json: bool, locked: Iterable[str] = ()) -> bool:
    """Write the recommendation for some answers, and return whether it is settled."""
    result = recommend(base, profile_of(given))
    found = explain(base, given, result, locked)
    if as_json:
        from advisor.record.recommendation import to_json

        click.echo(to_json(base, found), nl=False)
        return result.settled
    from advisor.render.result import show_recommendation
    from advisor.render.screen import screen

    show_recommendation(screen(), base, found)
    return result.settled
