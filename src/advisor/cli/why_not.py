"""`advisor why-not CANDIDATE`: a candidate against the winner, rule by rule."""

import click

from advisor.cli.options import find_candidate
from advisor.cli.subjects import Subject, with_subject
from advisor.explain.why_not import why_not
from advisor.language.reading.answers import profile_of
from advisor.recommend import recommend
from advisor.views.terminal.explanations import show_first, show_why_not
from advisor.views.terminal.screen import screen


@click.command("why-not")
@click.argument("candidate")
@with_subject
def command(candidate: str, subject: Subject) -> None:
    """Say why CANDIDATE (such as django) is not recommended for the answers given, or for the latest record."""
    base, given = subject.load()
    one = find_candidate(base, candidate)
    result = recommend(base, profile_of(given))
    found = why_not(base, result, one)
    console = screen()
    if found:
        show_why_not(console, base, found)
    else:
        show_first(console, base, result, one)
