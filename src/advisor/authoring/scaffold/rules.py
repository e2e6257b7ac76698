"""Drafts of rules: what is known of one, blanks for the rest, and examples if they can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.authoring.scaffold.blanks import Blank, Tree
from advisor.authoring.scaffold.examples import Examples
from advisor.authoring.scaffold.examples import examples as examples_of
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, added_to, new_file
from advisor.authoring.scaffold.words import free_name, typed
from advisor.problems import AdvisorError, Problem

BLANKS: Mapping[str, Blank] = {
    "title": Blank("one line that reads as a statement"),
    "because": Blank("the reason, in a sentence or two that persuade the reader"),
    "if": Blank("when it counts, such as {fact: value}"),
    "then": Blank("what it does, such as {favour: {candidate: strong}}"),
    "source": Blank("what it rests on: passages, or a text where none are declared"),
    "fires": Blank("answers on which it must fire, such as [{fact: value}]"),
    "stays_silent": Blank("a near miss, on which it must not fire, such as [{fact: value}]"),
    "topic": Blank("what the file is about, in a few words"),
}
NO_CONDITION = "'if' is still blank"
NOT_IN_ORDER = "the knowledge files are not in order yet"


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What is known of a rule that is to be written; what is empty is left blank.

    `each` and `where` say for which candidates it is made; without `each` it is one rule. `topic` is that of its
    file, if that is new.
    """

    file: str
    slug: str
    each: str = ""
    where: Mapping[str, Tree] = field(default_factory=dict)
    title: str = ""
    because: str = ""
    condition: Mapping[str, Tree] = field(default_factory=dict)
    exception: Mapping[str, Tree] = field(default_factory=dict)
    effects: Mapping[str, Tree] = field(default_factory=dict)
    source: Tree = ()
    topic: str = ""

    @property
    def id(self) -> str:
        """The id that the rule will have."""
        return f"{self.file}/{self.slug}"


def split_id(shelf: Shelf, word: str) -> tuple[str, str]:
    """Return the file and the short name in the id of a rule that is to be. Raises AdvisorError if it cannot be one."""
    file, slash, slug = word.rpartition("/")
    if not slash:
        hint = f"write the name of its file before it, such as python/{slug}"
        raise AdvisorError([Problem(typed(word), "the id of a rule is written file/name", hint)])
    if f"rules/{file}.yaml" not in [one.path for one in shelf.found.documents]:
        for part in file.split("/"):
            free_name(part, "a file", {})
    free_name(slug, "a rule", {})
    if word in shelf.rules:
        what = f"the rule '{word}' is already written"
        raise AdvisorError([Problem(typed(word), what, f"see {shelf.rules[word]}")])
    return file, slug


def rule_change(draft: RuleDraft, target: Target, found: Examples) -> Change:
    """Return the change that adds a draft at the end of its file, or makes the file. Raises AdvisorError."""
    known = {"fires": found.fires, "stays_silent": found.stays_silent}
    examples = {name: one or BLANKS[name] for name, one in known.items()}
    return in_file(draft, target, {**entries(draft), "examples": examples})


def entries(draft: RuleDraft) -> Mapping[str, Tree]:
    """Return what stands under the name of the rule, without its examples."""
    known: Mapping[str, Tree] = {
        "each": draft.each,
        "where": draft.where,
        "title": draft.title,
        "because": draft.because,
        "if": draft.condition,
        "unless": draft.exception,
        "then": draft.effects,
        "source": draft.source,
    }
    return {name: one or BLANKS[name] for name, one in known.items() if one or name in BLANKS}


def in_file(draft: RuleDraft, target: Target, entry: Mapping[str, Tree]) -> Change:
    """Return the change that brings a rule into its file. Raises AdvisorError."""
    rules: Mapping[str, Tree] = {draft.slug: entry}
    if target.document:
        return added_to(target.document, ("rules",), rules)
    topic = draft.topic or BLANKS["topic"]
    return new_file(target, {"topic": topic, "reviewed": target.today, "rules": rules})


def find_examples(shelf: Shelf, draft: RuleDraft, target: Target) -> Examples:
    """Return examples of the rule as it would be, or why there are none."""
    if not draft.condition:
        return Examples(why=NO_CONDITION)
    filled = whole(shelf, draft)
    entry = {name: tree for name, tree in entries(filled).items() if not isinstance(tree, Blank)}
    trial = in_file(filled, target, entry)
    try:
        base = shelf.base_with([trial])
    except AdvisorError:
        return Examples(why=NOT_IN_ORDER)
    return examples_of(base, base.written[draft.id])


def whole(shelf: Shelf, draft: RuleDraft) -> RuleDraft:
    """Return a draft with something in each blank that a rule must have filled to be read."""
    one = "it" if draft.each else next(iter(shelf.names.candidates), "")
    return replace(
        draft,
        title=draft.title or "Title",
        because=draft.because or "Because",
        effects=draft.effects or {"favour": {one: "slight"}},
        topic=draft.topic or "Topic",
    )
