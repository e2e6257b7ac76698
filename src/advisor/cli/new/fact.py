"""`advisor new fact NAME`: a question with its values, under a topic."""

from functools import partial
from typing import Any

import click

from advisor.authoring.scaffold.blanks import Known, blanks_of, blanks_of_kind
from advisor.authoring.scaffold.facts import (
    WITH_VALUES,
    end_of,
    fact_changes,
    free_fact,
    kind_of,
    ranges_of,
    topic_of,
    value_of,
    values_of,
)
from advisor.authoring.scaffold.shelf import Shelf
from advisor.authoring.scaffold.words import passages
from advisor.cli.new.asking import Question, asking, many, one_word, questions, questions_of, text
from advisor.cli.new.known import row, source_question
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.language.grammar.sections import FACT, FILE
from advisor.model import Kind
from advisor.usecases.draft_places import facts_file, shelf_of, target, topics_target
from advisor.usecases.knowledge import Knowledge

UNREAD = "Until a rule reads it, 'advisor check' says that nothing depends on it (idle-question)."
ONE_VALUE = "the answers, such as: small=Two to five: people who write code every day. The help after ': ' may be left out."
ON_A_SCALE = " From low to high."
ENDS = ("min", "max")


@click.command("fact")
@click.argument("name", metavar="NAME")
@one_word("--topic", "TOPIC", "The topic that it is asked under, an old or a new one.")
@text("--topic-title", "The title of a new topic.")
@one_word("--kind", "KIND", "yes_no, choice, scale, several, number, money, percent or date.")
@text("--ask", "One plain question.", "question")
@text("--why", "Why it is asked.")
@many(
    "--value", "values", "NAME=TITLE", "One value, also NAME=TITLE: HELP; those of a scale from low to high"
)
@one_word("--min", "NUMBER", "The lowest number that an answer may be, or the earliest date.")
@one_word("--max", "NUMBER", "The highest number that an answer may be, or the latest date.")
@many("--range", "ranges", "NAME=FROM..TO", "A name for some of the numbers")
@text("--unit", "What is counted, such as km or EUR.")
@many("--source", "source", "PASSAGE", "What it rests on")
@one_word("--file", "FILE", "The file for it; that of its topic, unless another is named.")
@asking
@with_knowledge
def command(*, name: str, knowledge: Knowledge, file: str, ask: bool, **options: Any) -> None:
    """Begin the fact NAME at the end of the file in facts/ where those of its topic stand.

    With --rules DIR it is DIR/FILE.yaml. A topic that does not exist yet is made.
    """
    shelf = shelf_of(knowledge)
    with as_usage():
        free_fact(shelf, name)
        known = from_options(shelf, options)
    if ask:
        with questions(f"New fact {name}.") as asker:
            asker.fill(known, first_questions(shelf))
            asker.fill(known, more_questions(shelf, known))
    into = target(knowledge, shelf, "facts", file or facts_file(shelf, known["topic"]) or name)
    changes = fact_changes(shelf, name, known, into, topics_target(knowledge, shelf, into))
    write(shelf, changes)
    report(f"the fact {name}", changes, [UNREAD], ["check"], knowledge)


def from_options(shelf: Shelf, options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say of a fact. Raises AdvisorError."""
    topic, title, kind = options["topic"], options["topic_title"], options["kind"]
    return {
        "topic": topic_of(shelf, topic, title) if topic else "",
        "topic_title": title,
        "kind": kind_of(kind) if kind else "",
        "ask": options["question"],
        "why": options["why"],
        "values": values_of(options["values"]),
        **{end: end_of(kind, options[end]) for end in ENDS if options[end]},
        "unit": options["unit"],
        "ranges": ranges_of(kind, options["ranges"]),
        "source": passages(shelf.names, options["source"]),
    }


def first_questions(shelf: Shelf) -> list[Question]:
    """Return the questions that decide which others there are."""
    blanks, topics = blanks_of(FACT), tuple(row("topics", shelf.names.topics))
    topic = f"{blanks['topic'].what}, an old or a new one"
    return [
        Question("topic", topic, partial(topic_of, shelf), known=topics),
        Question("kind", blanks["kind"].what, kind_of),
    ]


def more_questions(shelf: Shelf, known: Known) -> list[Question]:
    """Return the other questions: a topic has a title, and each kind of fact blanks of its own."""
    new, kind = known["topic"] and known["topic"] not in shelf.names.topics, str(known["kind"])
    blanks = blanks_of_kind(FACT, kind or WITH_VALUES)
    what = ONE_VALUE + (ON_A_SCALE if kind == Kind.SCALE.value else "")
    ends = (Question(end, blanks[end].what, partial(end_of, kind)) for end in ENDS if end in blanks)
    asked = questions_of(FACT, Question("values", what, values_of, on_value), *ends)
    return [
        *([Question("topic_title", blanks_of(FILE)["topics"].what)] if new else []),
        *(question for question in asked if question.key in blanks),
        source_question(shelf.names, "passages that it rests on; Enter for none"),
    ]


def on_value(line: str) -> None:
    """Judge one value. Raises AdvisorError."""
    value_of(line, {})
