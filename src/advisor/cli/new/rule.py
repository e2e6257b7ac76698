"""`advisor new rule FILE/NAME`: a rule with an example each way."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import click

from advisor.authoring.scaffold.blanks import Tree, blanks_of
from advisor.authoring.scaffold.rules import file_of, find_examples, rule_change
from advisor.authoring.scaffold.shelf import Target
from advisor.authoring.scaffold.words import (
    CONDITION,
    Scope,
    attributes,
    candidates_for,
    conditions,
    effects,
    factor,
    passages,
)
from advisor.cli.new.asking import Question, asking, many, one_word, questions, questions_of, text
from advisor.cli.new.known import (
    condition_lines,
    effect_lines,
    factor_question,
    field_and_word,
    on_condition,
    on_effect,
    source_question,
)
from advisor.cli.new.writing import as_usage, report, write
from advisor.cli.options import with_knowledge
from advisor.language.grammar.rules import RULE, THEN
from advisor.language.grammar.sections import FILE
from advisor.usecases.draft_places import shelf_of, target
from advisor.usecases.knowledge import Knowledge

IF = f"when it counts: {CONDITION}. A fact alone shows its values."
EFFECTS = "what it does, such as 'favour CANDIDATE=strong', 'rule_out CANDIDATE', 'conclude FINDING=VALUE' or 'add SUM=5'."

Words = tuple[str, ...]


@click.command("rule")
@click.argument("name", metavar="FILE/NAME")
@text("--title", "One line that reads as a statement.")
@text("--because", "The reason, in a sentence or two.")
@many("--if", "if_", "FACT=VALUE", "A condition: also FACT=ONE,OTHER, FACT=at_least:VALUE, FINDING=yes")
@many("--unless", "unless", "FACT=VALUE", "An exception, written like --if")
@many("--favour", "favour", "CANDIDATE=POINTS", "Points for a candidate: slight, moderate, strong, decisive")
@many("--weigh-against", "weigh_against", "CANDIDATE=POINTS", "Points against a candidate")
@many("--rule-out", "rule_out", "CANDIDATE", "A veto")
@many("--choose", "choose", "CANDIDATE", "Whom it decides for")
@many("--include", "include", "CANDIDATE", "What applies, of what may all apply")
@many("--exclude", "exclude", "CANDIDATE", "What does not apply")
@many("--conclude", "conclude", "FINDING", "A finding that it makes true, or FINDING=VALUE")
@many("--add", "add", "SUM=NUMBER", "What it adds to a sum")
@many("--advise", "advise", "ADVICE", "A piece of advice that it gives")
@many("--source", "source", "PASSAGE", "What it rests on")
@one_word("--factor", "FACTOR", "The factor that it counts for.")
@one_word("--each", "DECISION", "Make it once per candidate; 'it' is the candidate.")
@many("--where", "where", "ATTRIBUTE=WORD", "Only for candidates like this, with --each")
@text("--topic", "What the file is about, if it is new.")
@asking
@with_knowledge
def command(*, name: str, knowledge: Knowledge, ask: bool, **options: Any) -> None:
    """Begin the rule FILE/NAME at the end of rules/FILE.yaml, which is made if need be.

    With --rules DIR it is DIR/FILE.yaml. Two examples are found by proof: answers on which the rule fires, and a near
    miss. Nothing else in the file is touched.
    """
    shelf = shelf_of(knowledge)
    with as_usage():
        file = file_of(shelf, name)
        scope = Scope(shelf.names, candidates_for(shelf.names, options["each"], options["where"]))
        known = from_options(scope, options)
    into = target(knowledge, shelf, "rules", file)
    if ask:
        with questions(f"New rule {name}, in {into.shown}.") as asker:
            asker.fill(known, questions_for(scope, into))
    examples = find_examples(shelf, name, known, into)
    changes = [rule_change(name, known, into, examples)]
    write(shelf, changes)
    notes = [f"Examples are left blank: {examples.why}."] if examples.why else []
    report(f"the rule {name}", changes, notes, ["check", f"how {name}"], knowledge)


def from_options(scope: Scope, options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options say of a rule. Raises AdvisorError."""
    wanted = [(field, word) for field in THEN.known for word in options[field]]
    return {
        **{key: options[key] for key in ("each", "title", "because", "topic")},
        "where": attributes(options["where"]),
        "if": conditions(scope, options["if_"]),
        "unless": conditions(scope, options["unless"]),
        "then": effects(scope, wanted),
        "factor": factor(scope.names, options["factor"]),
        "source": passages(scope.names, options["source"]),
    }


def questions_for(scope: Scope, into: Target) -> list[Question]:
    """Return the questions for a rule, in the order in which it is written."""
    names, blanks = scope.names, blanks_of(RULE)
    condition = partial(conditions, scope), partial(on_condition, scope), condition_lines(names)
    effect = partial(effects_of, scope), partial(on_effect, scope), effect_lines(names)
    topic = [] if into.document else [Question("topic", blanks_of(FILE)["topic"].what)]
    special = (
        Question("if", IF, *condition),
        Question("then", EFFECTS, *effect),
        source_question(names, blanks["source"].what),
    )
    return [*topic, *questions_of(RULE, *special), *factor_question(names)]


def effects_of(scope: Scope, lines: Words) -> Mapping[str, Tree]:
    """Return what stands under `then` by the lines that say it. Raises AdvisorError."""
    return effects(scope, map(field_and_word, lines))
