"""`advisor new case NAME`: answers, with what is expected of them left open."""

from pathlib import Path
from typing import Any

import click

from advisor.authoring.scaffold.cases import case_change, expectations
from advisor.authoring.scaffold.words import free_name
from advisor.cli.answers_or_record import TypedSubject, with_subject
from advisor.cli.new.asking import asking, many, questions, questions_of, text
from advisor.cli.new.writing import as_usage, refuse, report
from advisor.cli.outputs import replace
from advisor.language.grammar.cases import CASE
from advisor.usecases.draft_places import case_target, worse_cases

OPEN = "What is expected is left open ('?'): 'advisor test --update' writes what comes out, for you to judge."


@click.command("case")
@click.argument("name", metavar="NAME")
@text("--title", "Who asks, in one line.")
@text("--because", "What a fair expert would accept, and why.")
@many(
    "--expect",
    "expect",
    "DECISION=CANDIDATE",
    "How a decision must end, also DECISION=ONE,OTHER, tie or none",
)
@asking
@with_subject
def command(*, name: str, subject: TypedSubject, ask: bool, **options: Any) -> None:
    """Begin the case NAME from answers, or from the latest record, in cases/ of the knowledge folder.

    How each decision must end is left open, unless it is said.
    """
    knowledge = subject.knowledge
    into = case_target(knowledge, name)
    with as_usage():
        free_name(Path(name).name, "a case", {})
        expect = expectations(subject.rules, options["expect"])
    base, given = subject.today()
    known = {key: options[key] for key in ("title", "because")}
    if ask:
        with questions(f"New case {name}, in {into.shown}.") as asker:
            asker.fill(known, questions_of(CASE))
    change = case_change(base, given, expect, known, into)
    refuse(worse_cases(base, knowledge, change))
    replace(Path(change.shown), change.before, change.after)
    left = [OPEN] if len(expect) < len(base.written_decisions) else []
    report(f"the case {name}", [change], left, ["test"], knowledge)
