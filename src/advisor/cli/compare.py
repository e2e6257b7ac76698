"""`advisor compare A B ...`: several people's answers side by side."""

from pathlib import Path

import click

from advisor.cli import FAILED
from advisor.cli.options import Input, read_input, with_guesses, with_journal, with_knowledge, with_pager
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.cli.streams import remark
from advisor.explain.guesses import weigh
from advisor.explain.people import without_any
from advisor.usecases.answers import Answers
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.people import Sheets, compare


@click.command("compare")
@click.argument("people", metavar="PERSON PERSON...", nargs=-1, required=True, type=Input())
@with_knowledge
@with_journal
@with_guesses
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.people/1.")
@with_pager
def command(
    people: tuple[str, ...],
    knowledge: Knowledge,
    journal: Path,
    guesses: Answers,
    *,
    as_json: bool,
) -> int:
    """Put the answers of several people side by side: what is worth a meeting, and what would change nothing.

    A PERSON is a file of answers, or a record of the journal. The exit code is 0 if nothing needs a meeting, and 1 if
    something does or may.
    """
    if not people[1:]:
        raise click.UsageError("name at least two people: files of answers, or records")
    base = knowledge.load()
    compared = compare(base, Sheets(people, journal, read_input, remark).load(base))
    narrowed = without_any(base, compared.people)
    weighed = weigh(narrowed, compared.union, guesses.load(base)) if guesses else None
    if as_json:
        from advisor.formats.people import to_document

        write_json(to_document(base, compared, weighed))
    else:
        from advisor.views.people import guesses as guessed
        from advisor.views.people import people as side_by_side

        show((*side_by_side(base, compared), *(guessed(base, weighed) if weighed else ())))
    return FAILED if compared.meeting else 0
