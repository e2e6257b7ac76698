"""`advisor new finding NAME`: a conclusion that rules draw and other rules read."""

from typing import Any

import click

from advisor.authoring.scaffold.blanks import Known, blanks_of_kind
from advisor.authoring.scaffold.facts import free_fact, kind_of, ranges_of, values_of
from advisor.authoring.scaffold.findings import PLAIN, default_of, finding_change
from advisor.authoring.scaffold.shelf import Shelf
from advisor.authoring.scaffold.words import passages
from advisor.cli.new.asking import Question, asking, many, one_word, questions, questions_of, text
from advisor.cli.new.fact import ON_A_SCALE, ONE_VALUE, on_value
from advisor.cli.new.known import source_question
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.language.grammar.sections import CONCLUDED_KINDS, FINDING
from advisor.model import Kind
from advisor.usecases.draft_places import shelf_of, target
from advisor.usecases.knowledge import Knowledge

UNCONCLUDED = "Until a rule concludes it and another reads it, 'advisor check' says so."


@click.command("finding")
@click.argument("name", metavar="NAME")
@text("--title", "One line that reads as a statement; of one with values, what they are of.")
@text("--said", "The same inside a sentence.")
@one_word("--kind", "KIND", "What it comes to, if not to yes or no: scale, choice, several or sum.")
@many("--value", "values", "NAME=TITLE", "One value; those of a scale from low to high")
@one_word("--default", "VALUE", "What it is where no rule concludes a value.")
@many("--range", "ranges", "NAME=FROM..TO", "A name for some of the numbers of a sum")
@many("--source", "source", "PASSAGE", "What it rests on")
@one_word("--file", "FILE", "The file in rules/ for it; one of its own name, unless another is named.")
@asking
@with_knowledge
def command(*, name: str, knowledge: Knowledge, file: str, ask: bool, **options: Any) -> None:
    """Begin the finding NAME: a conclusion that rules draw and other rules read."""
    shelf = shelf_of(knowledge)
    with as_usage():
        free_fact(shelf, name)
        known = from_options(shelf, options)
    into = target(knowledge, shelf, "rules", file or name.replace("_", "-"))
    if ask:
        with questions(f"New finding {name}, in {into.shown}.") as asker:
            asker.fill(known, questions_about(shelf, known))
    changes = (finding_change(name, known, into),)
    write(shelf, changes)
    report(f"the finding {name}", changes, [UNCONCLUDED], ["check"], knowledge)


def from_options(shelf: Shelf, options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say of a finding. Raises AdvisorError."""
    values = values_of(options["values"])
    return {
        "title": options["title"],
        "kind": kind_of(options["kind"], "finding", CONCLUDED_KINDS) if options["kind"] else "",
        "values": values,
        "default": default_of(values, options["default"]) if options["default"] else "",
        "ranges": ranges_of(Kind.NUMBER.value, options["ranges"]),
        "said": options["said"],
        "source": passages(shelf.names, options["source"]),
    }


def questions_about(shelf: Shelf, known: Known) -> list[Question]:
    """Return the questions about what a finding of this kind has."""
    blanks = blanks_of_kind(FINDING, str(known["kind"] or PLAIN))
    what = ONE_VALUE + (ON_A_SCALE if known["kind"] == Kind.SCALE.value else "")
    asked = questions_of(FINDING, Question("values", what, values_of, on_value))
    return [
        *(question for question in asked if question.key in blanks),
        source_question(shelf.names, "passages that it rests on; Enter for none"),
    ]
