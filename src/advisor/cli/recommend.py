"""`advisor recommend`: the recommendation for a profile, without questions."""

import click

from advisor.cli.journals import Recording, with_record
from advisor.cli.keeping import Keeper, keeper
from advisor.cli.options import with_answers, with_knowledge, with_lock
from advisor.cli.outputs import json_text
from advisor.explain.explanation import Explanation, explain
from advisor.language.reading.answers import profile_of
from advisor.model import RuleBase
from advisor.recommend import recommend
from advisor.usecases.answers import Answers
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.names import find_fact


@click.command("recommend")
@with_knowledge
@with_answers
@with_record
@with_lock
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.recommendation/1.")
def command(
    knowledge: Knowledge, answers: Answers, recording: Recording, lock: tuple[str, ...], *, as_json: bool
) -> None:
    """Recommend for the answers given; what is not answered is unknown."""
    if not answers:
        raise click.UsageError("give answers with --answers FILE or --set FACT=VALUE")
    base, documents = knowledge.load_with_documents()
    given = answers.load(base)
    locked = tuple(find_fact(base, name) for name in lock)
    kept = keeper(base, documents, recording)
    kept.begin_with(given)
    finish(base, kept, locked, as_json=as_json)


def finish(base: RuleBase, kept: Keeper, locked: tuple[str, ...], *, as_json: bool) -> Explanation:
    """Return the recommendation for the answers kept, with its explanations, recorded and then shown."""
    given = kept.session.given
    explanation = explain(base, given, recommend(base, profile_of(given)), locked)
    kept.record(explanation, locked)
    show(base, explanation, as_json=as_json)
    return explanation


def show(base: RuleBase, explanation: Explanation, *, as_json: bool) -> None:
    """Write a recommendation."""
    if as_json:
        from advisor.formats.recommendation import to_document

        click.echo(json_text(to_document(base, explanation)), nl=False)
        return
    from advisor.views.terminal.result import show_recommendation
    from advisor.views.terminal.screen import screen

    show_recommendation(screen(), base, explanation)
