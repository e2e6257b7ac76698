"""`advisor compare A B`: two candidates against each other, or several people's answers side by side."""

import click

from advisor.cli import FAILED, completion
from advisor.cli.answers_or_record import TypedSubject, with_subject
from advisor.cli.options import Input, read_input, with_guesses
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.cli.streams import remark
from advisor.explain.guesses import weigh
from advisor.explain.people import without_any
from advisor.model import RuleBase
from advisor.usecases.answers import Answers
from advisor.usecases.names import LIKELY, SURE, likeness, parted
from advisor.usecases.people import Sheets, compare


@click.command("compare")
@click.argument(
    "names", metavar="A B...", nargs=-1, required=True, type=Input(), shell_complete=completion.compared
)
@with_subject
@with_guesses
@click.option(
    "--json", "as_json", is_flag=True, help="Write people's answers as JSON, format advisor.people/1."
)
def command(names: tuple[str, ...], subject: TypedSubject, guesses: Answers, *, as_json: bool) -> int:
    """Set two candidates against each other, or put the answers of several people side by side.

    Two candidates, such as django and fastapi, or one and whoever is first: how far apart they are for the answers
    given or for the latest record, and by which rules.

    People are files of answers, or records of the journal: what is worth a meeting, and what would change nothing.
    The exit code is 0 if nothing needs a meeting, and 1 if something does or may. A file that is called like a
    candidate is meant by its path, such as ./django.
    """
    base, sheets = subject.rules, Sheets(names, subject.journal, read_input, remark)
    if are_candidates(base, sheets):
        if guesses or as_json:
            raise click.UsageError("--json and --guess go with people's answers, and not with candidates")
        from advisor.cli.explaining import of_two

        show(of_two(*subject.load(), " ".join(names)))
        return 0
    if subject.answers or subject.answers.without or subject.record:
        raise click.UsageError(
            "--answers, --set, --without and --record go with candidates; people bring their own answers"
        )
    return compare_people(base, sheets, guesses, as_json=as_json)


def are_candidates(base: RuleBase, sheets: Sheets) -> bool:
    """Return whether candidates are meant: all names are theirs, or about half are and none is a file or a record."""
    like = likeness(base, parted(base, " ".join(sheets.names)))
    return like == SURE or (like >= LIKELY and not any(map(sheets.has, sheets.names)))


def compare_people(base: RuleBase, sheets: Sheets, guesses: Answers, *, as_json: bool) -> int:
    if not sheets.names[1:]:
        raise click.UsageError("name at least two people: files of answers, or records; or two candidates")
    compared = compare(base, sheets.load(base))
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
