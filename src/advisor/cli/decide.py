"""`advisor decide RECORD`: what people decided about a recommendation, kept as an entry of the journal."""

from pathlib import Path

import click

from advisor.cli import completion
from advisor.cli.decision_questions import asked
from advisor.cli.journals import journal_at
from advisor.cli.new.asking import asking
from advisor.cli.options import gathered, with_journal
from advisor.cli.outputs import write_json
from advisor.journal.chain import to_document
from advisor.journal.store import LATEST
from advisor.usecases.decide import DecisionWords, decide, record_to_decide
from advisor.usecases.journals import now
from advisor.views.decisions_taken import kept_view
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write

with_words = gathered(
    "words",
    DecisionWords,
    click.option(
        "--choose",
        metavar="DECISION=CANDIDATE",
        multiple=True,
        shell_complete=completion.endings,
        help="Which candidate was chosen; repeatable.",
    ),
    click.option(
        "--other",
        metavar="DECISION=WORDS",
        multiple=True,
        help="What was chosen and is no candidate; repeatable.",
    ),
    click.option("--as-recommended", is_flag=True, help="Whatever is not named is decided as recommended."),
    click.option("--by", metavar="WHO", multiple=True, help="Who decided, a name or a role; repeatable."),
    click.option("--approved-by", metavar="WHO", multiple=True, help="Who approved it; repeatable."),
    click.option(
        "--because", metavar="TEXT", default="", help="Why; needed if it departs from what was recommended."
    ),
    click.option(
        "--review", metavar="DATE", default="", help="When to look at it again, such as 2027-06-30."
    ),
)


@click.command("decide")
@click.argument("name", metavar="[RECORD]", default=LATEST, shell_complete=completion.records)
@with_words
@with_journal
@asking
@click.option("--json", "as_json", is_flag=True, help="Write the entry as JSON, format advisor.record/2.")
def command(name: str, words: DecisionWords, journal: Path, *, ask: bool, as_json: bool) -> None:
    """Keep what people decided about RECORD, the latest if none is named; on a terminal what is missing is asked.

    It may be something else than was recommended. Deciding again amends what was decided before; nothing is rewritten.
    """
    held = journal_at(journal)
    record = record_to_decide(held, name)
    kept = decide(held, record, asked(record, words) if ask else words, now())
    if as_json:
        write_json(to_document(kept.entry))
    else:
        write(screen(), kept_view(record.entry, record.base, kept))
