"""`advisor new candidate DECISION/NAME`: a candidate with the attributes that the others have."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from advisor.authoring.scaffold.candidates import (
    attribute_blanks,
    blanks_like,
    candidate_change,
    rules_for,
    split_id,
)
from advisor.authoring.scaffold.shelf import Shelf
from advisor.authoring.scaffold.words import attributes, listed, passages
from advisor.cli.new.asking import Asker, Question, asking, many, questions, text
from advisor.cli.new.known import source_question
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.model import Decision
from advisor.usecases.draft_places import refuse_installed, shelf_of
from advisor.usecases.knowledge import Knowledge

NONE = "none"
COPY = "a candidate stands with the others of its decision, so copy facts/ and rules/ and name the copy with --knowledge"

# Asked for before the attributes.
PLAIN = ("title", "summary")


@click.command("candidate")
@click.argument("name", metavar="DECISION/NAME")
@text("--title", "Its name as people write it.")
@text("--summary", "One line on what it is.")
@many("--attribute", "attributes", "NAME=WORD", "An attribute that rules read, also NAME=WORD,WORD")
@text("--watch-out", "One or two sentences that are shown when it wins.")
@many("--source", "source", "PASSAGE", "What it rests on")
@asking
@with_knowledge
def command(*, name: str, knowledge: Knowledge, ask: bool, **options: Any) -> None:
    """Begin the candidate NAME of a decision, where its other candidates stand.

    Rules that are made for each candidate read its attributes; you are told which.
    """
    shelf = shelf_of(knowledge)
    with as_usage():
        named, slug = split_id(shelf, name)
        own = dict(attributes(options["attributes"]))
        known = {key: options[key] for key in ("title", "summary", "watch_out")}
        known["source"] = passages(shelf.names, options["source"])
    decision = shelf.names.decisions[named]
    if ask:
        with questions(f"New candidate {slug} of '{decision.title}'.") as asker:
            ask_for(shelf, decision, known, own, asker)
    document = shelf.document(decision.place.file)
    if document is None:  # it was read from there
        raise LookupError(decision.place.file)
    refuse_installed(Path(document.shown), COPY)
    changes = [candidate_change(decision, slug, known, own, document)]
    write(shelf, changes)
    report(f"the candidate {slug}", changes, list(rules_words(shelf, decision)), ["check"], knowledge)


def ask_for(
    shelf: Shelf, decision: Decision, known: dict[str, Any], own: dict[str, Any], asker: Asker
) -> None:
    """Add what a person says to the blanks of a draft; an attribute that is left out has no words."""
    blanks = blanks_like(decision.candidates)
    wanted = {key: Question(key, blank.what) for key, blank in blanks.items() if key != "source"}
    asker.fill(known, [wanted[key] for key in PLAIN if key in wanted])
    for name, blank in attribute_blanks(decision.candidates).items():
        if name not in own:
            words = f"an attribute, {blank.what}. '{NONE}' leaves it out."
            said = asker.ask(Question(name, words, listed)) or blank
            own[name] = () if said == NONE else said
    last = [question for key, question in wanted.items() if key not in PLAIN]
    source = [source_question(shelf.names, blanks["source"].what)] if "source" in blanks else []
    asker.fill(known, [*last, *source])


def rules_words(shelf: Shelf, decision: Decision) -> Iterator[str]:
    """Yield which rules are made for the candidate, as for each of the decision."""
    for where, rules in sorted(rules_for(shelf, decision).items()):
        yield f"Made for it{f' if it has {where}' if where else ''}: {', '.join(rules)}."
