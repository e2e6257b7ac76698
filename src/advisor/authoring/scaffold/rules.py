"""Drafts of rules: what is known of one, blanks for the rest, and examples if they can be found."""

from collections.abc import Mapping

from advisor.authoring.scaffold.blanks import Blank, Known, blanks_of, drafted
from advisor.authoring.scaffold.examples import Examples
from advisor.authoring.scaffold.examples import examples as examples_of
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, put
from advisor.authoring.scaffold.words import free_name, typed
from advisor.language.grammar.rules import ADD, EXAMPLES, RULE
from advisor.language.grammar.sections import FILE
from advisor.problems import AdvisorError, Problem

NO_CONDITION = "'if' is still blank"
NOT_IN_ORDER = "the knowledge files are not in order yet"


def file_of(shelf: Shelf, rule: str) -> str:
    """Return the file in the id of a rule that is to be. Raises AdvisorError if it cannot be one."""
    file, slash, slug = rule.rpartition("/")
    if not slash:
        hint = f"write the name of its file before it, such as python/{slug}"
        raise AdvisorError([Problem(typed(rule), "the id of a rule is written file/name", hint)])
    if f"rules/{file}.yaml" not in [document.path for document in shelf.collected.documents]:
        for part in file.split("/"):
            free_name(part, "a file", {})
    free_name(slug, "a rule", {})
    if rule in shelf.rules:
        what = f"the rule '{rule}' is already written"
        raise AdvisorError([Problem(typed(rule), what, f"see {shelf.rules[rule]}")])
    return file


def rule_change(rule: str, known: Known, target: Target, examples: Examples) -> Change:
    """Return the change that adds a draft at the end of its file, or makes the file. Raises AdvisorError.

    `topic` is what the file is about, if it is new.
    """
    promises = drafted(EXAMPLES, {"fires": examples.fires, "stays_silent": examples.stays_silent})
    return in_file(rule, {**drafted(RULE, known, blanks_for(known)), "examples": promises}, known, target)


def blanks_for(known: Known) -> dict[str, Blank]:
    """Return the blanks of a rule; one that only adds may always count."""
    blanks, then = blanks_of(RULE), known.get("then")
    if isinstance(then, Mapping) and {*then} == {ADD}:
        blanks["if"] = Blank(f"{blanks['if'].what}, or delete this line: then it always adds")
    return blanks


def in_file(rule: str, entry: Known, known: Known, target: Target) -> Change:
    """Return the change that brings a rule into its file. Raises AdvisorError."""
    above = {"topic": known.get("topic") or blanks_of(FILE)["topic"], "reviewed": target.today}
    return put(target, "rules", {rule.rpartition("/")[2]: entry}, above)


def find_examples(shelf: Shelf, rule: str, known: Known, target: Target) -> Examples:
    """Return examples of the rule as it would be, or why there are none."""
    if not known.get("if"):
        return Examples(why=NO_CONDITION)
    candidate = "it" if known.get("each") else next(iter(shelf.names.candidates), "")
    must: Known = {
        "title": "Title",
        "because": "Because",
        "then": {"favour": {candidate: "slight"}},
        "topic": "Topic",
    }
    filled: Known = {**known, **{key: tree for key, tree in must.items() if not known.get(key)}}
    try:
        base = shelf.base_with([in_file(rule, drafted(RULE, filled, {}), filled, target)])
    except AdvisorError:
        return Examples(why=NOT_IN_ORDER)
    return examples_of(base, base.written[rule])
