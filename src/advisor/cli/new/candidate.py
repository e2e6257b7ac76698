"""`advisor new candidate DECISION/NAME`: a candidate with the attributes that the others have."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from advisor.authoring.scaffold.blanks import Blank
from advisor.authoring.scaffold.candidates import (
    CandidateDraft,
    attribute_blanks,
    blanks_like,
    candidate_change,
    rules_for,
    split_id,
)
from advisor.authoring.scaffold.shelf import Shelf
from advisor.authoring.scaffold.words import attributes, listed, passages
from advisor.cli.new.asking import Asker, Question, asking, questions
from advisor.cli.new.known import source_question
from advisor.cli.new.parameters import many, text
from advisor.cli.new.places import refuse_installed, shelf_of
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.model import Decision
from advisor.usecases.knowledge import Knowledge

NONE = "none"
COPY = "a candidate stands with the others of its decision, so copy facts/ and rules/ and name the copy with --knowledge"
PLAIN = ("title", "summary"), ("watch_out",)


@click.command("candidate")
@click.argument("name", metavar="DECISION/NAME")
@text("--title", "Its name as people write it.")
@text("--summary", "One line on what it is.")
@many("--attribute", "attributes", "NAME=WORD", "An attribute that rules read, also NAME=WORD,WORD")
@text("--watch-out", "A sentence or two that are shown when it wins.")
@many("--source", "source", "PASSAGE", "What it rests on")
@asking
@with_knowledge
def command(*, name: str, knowledge: Knowledge, ask: bool, **options: Any) -> None:
    """Begin the candidate NAME of a decision, where its other candidates stand.

    Rules that are made for each candidate read its attributes; which ones those are is said.
    """
    shelf = shelf_of(knowledge)
    with as_usage():
        draft = from_options(shelf, CandidateDraft(*split_id(shelf, name)), options)
    decision = shelf.names.decisions[draft.decision]
    if ask:
        with questions(f"New candidate {draft.name} of '{decision.title}'.") as asker:
            draft = asked(shelf, decision, draft, asker)
    document = shelf.document(decision.place.file)
    if document is None:  # it was read from there
        raise LookupError(decision.place.file)
    refuse_installed(Path(document.shown), COPY)
    changes = [candidate_change(shelf, draft, document)]
    write(shelf, changes)
    report(f"the candidate {draft.name}", changes, list(rules_words(shelf, decision)), ["check"], knowledge)


def from_options(shelf: Shelf, draft: CandidateDraft, options: dict[str, Any]) -> CandidateDraft:
    """Return what the options say of a candidate. Raises AdvisorError."""
    return replace(
        draft,
        title=options["title"],
        summary=options["summary"],
        attributes=attributes(options["attributes"]),
        watch_out=options["watch_out"],
        source=passages(shelf.names, options["source"]),
    )


def asked(shelf: Shelf, decision: Decision, draft: CandidateDraft, asker: Asker) -> CandidateDraft:
    """Return a draft with what a person says to its blanks."""
    blanks = {name: one.what for name, one in blanks_like(decision.candidates)}
    first, last = ([Question(one, blanks[one]) for one in names if one in blanks] for names in PLAIN)
    draft = asker.fill(draft, first)
    for name, blank in attribute_blanks(decision.candidates).items():
        draft = draft if name in draft.attributes else with_attribute(draft, name, blank, asker)
    source = [source_question(shelf.names, blanks["source"])] if "source" in blanks else []
    return asker.fill(draft, [*last, *source])


def with_attribute(draft: CandidateDraft, name: str, blank: Blank, asker: Asker) -> CandidateDraft:
    """Return a draft with the words of an attribute, without it, or with a blank for it."""
    said = asker.ask(Question(name, f"an attribute, {blank.what}. '{NONE}' leaves it out.", listed))
    if said == NONE:
        return replace(draft, left_out=draft.left_out | {name})
    return replace(draft, attributes={**draft.attributes, name: said}) if said else draft


def rules_words(shelf: Shelf, decision: Decision) -> Iterator[str]:
    """Yield which rules are made for the candidate, as for each of the decision."""
    made: dict[str, list[str]] = {}
    for one in rules_for(shelf, decision):
        made.setdefault(one.where, []).append(one.rule)
    for where, rules in sorted(made.items()):
        yield f"Made for it{f' if it has {where}' if where else ''}: {', '.join(rules)}."
