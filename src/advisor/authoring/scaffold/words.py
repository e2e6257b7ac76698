"""What people type for conditions, effects and sources, as it stands in a file; the reader judges it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.scaffold.blanks import Blank, Tree
from advisor.language.grammar.conditions import BOUNDS, SETS
from advisor.language.grammar.rules import THEN
from advisor.language.grammar.shapes import Shape, Takes
from advisor.language.reading.conditions import Reader
from advisor.language.reading.decisions import as_not_covered
from advisor.language.reading.each import read_each
from advisor.language.reading.effects import read_then
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.vocabulary import Vocabulary, cited
from advisor.language.reading.words import known_word, name
from advisor.model import YES, Candidate, Kind
from advisor.problems import AdvisorError, Place, Problem

# Effects that are written name=word: how, with a name and a word; and those of them that may be a name alone.
PAIRS: Mapping[Shape, tuple[str, str, str]] = {
    Takes.POINTS: ("candidate=points", "it", "strong"),
    Takes.SUMS: ("sum=number", "score", "5"),
    Takes.FINDINGS: ("finding=value", "risk", "high"),
    Takes.OUTRIGHT: ("decision=candidate", "transport", "walk"),
}
MAYBE_ALONE = (Takes.FINDINGS, Takes.OUTRIGHT)
TAKES_SEVERAL = {field.key for field in (*BOUNDS, *SETS) if field.takes in (Takes.ENDS, Takes.VALUES)}
SPLIT = re.compile("[0-9],[0-9]")
CONDITION = "fact=value, fact=one,another, fact=at_least:value or finding=yes"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may speak of: the names, and the candidates it is made for if it is made for several."""

    names: Vocabulary
    each: tuple[Candidate, ...] = ()

    def judge(self, read: Callable[[Reader], object]) -> None:
        """Let the reader read something as for each of the candidates. Raises AdvisorError with what it finds."""
        problems: list[Problem] = []
        for candidate in self.each or (None,):
            read(Reader(self.names, problems, candidate, self.each))
        refuse(as_not_covered(problem, self.names.not_covered) for problem in problems)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise AdvisorError if there are problems."""
    if refused := tuple(problems):
        raise AdvisorError(refused)


def node_of(tree: Tree, place: Place) -> Node:
    """Return a tree as the reader would have it from a file, all of it at one place."""
    match tree:
        case str() | int() | float():
            return Text(str(tree), place)
        case Blank():
            return Text("", place)
        case Mapping():
            return Entries(
                tuple((Text(key, place), node_of(value, place)) for key, value in tree.items()), place
            )
        case _:
            return Items(tuple(node_of(value, place) for value in tree), place)


def typed(word: str) -> Place:
    return Place(f"'{word}'")


def pair(word: str, rule: str) -> tuple[str, str]:
    """Return what stands before and after a '='. Raises AdvisorError with the rule for how it is written."""
    name, _, value = (part.strip() for part in word.partition("="))
    if not name or not value:
        raise AdvisorError([Problem(typed(word), rule)])
    return name, value


def condition(scope: Scope, word: str) -> tuple[str, Tree]:
    """Return the line of a condition that a word such as `fact=value` states. Raises AdvisorError."""
    fact, value = pair(word, f"a condition is written {CONDITION}")
    asked = scope.names.facts.get(fact)
    tree = compared(value, is_number=bool(asked and asked.measure))
    scope.judge(lambda reader: reader.condition(node_of({fact: tree}, typed(word))))
    return fact, tree


def compared(value: str, *, is_number: bool) -> Tree:
    """Return what stands under a fact: a bound such as `at_least:2500`, an operator such as `all_of:a,b`, or values.

    Numbers in a list have spaces between them, so that `2,5` is none.
    """
    key, colon, limit = (part.strip() for part in value.partition(":"))
    if colon and key.isidentifier():
        return {key: listed(limit) if key in TAKES_SEVERAL else limit}
    return value if is_number and SPLIT.search(value) else listed(value)


def listed(value: str) -> Tree:
    """Return one word, or several that stand with commas between them."""
    return alone([part.strip() for part in value.split(",") if part.strip()])


def alone(trees: Sequence[Tree]) -> Tree:
    """Return one thing as it is, and several as a list."""
    return trees[0] if len(trees) == 1 else tuple(trees)


def conditions(scope: Scope, words: Sequence[str]) -> Mapping[str, Tree]:
    """Return the condition in which all of the words are true. Raises AdvisorError."""
    named: dict[str, list[Tree]] = defaultdict(list)
    for word in words:
        fact, tree = condition(scope, word)
        named[fact].append(tree)
    sets = {fact.id for fact in scope.names.facts.values() if fact.kind is Kind.SEVERAL}
    hint = "if any of several will do, write {}=one,another"
    refuse(
        Problem(typed(fact), f"'{fact}' is named twice", hint.format(fact))
        for fact, trees in named.items()
        if len(trees) > 1 and fact not in sets and not bounded(trees)
    )
    single = {fact: joined(trees) for fact, trees in named.items() if len(trees) == 1 or bounded(trees)}
    repeated = tuple({fact: tree} for fact, trees in named.items() if fact not in single for tree in trees)
    return {**single, "all": repeated} if repeated else single


def joined(trees: Sequence[Tree]) -> Tree:
    """Return what is said of one name: one thing, or all in one mapping."""
    both: dict[str, Tree] = {}
    for tree in trees:
        if isinstance(tree, Mapping):
            both.update(tree)
    return both or trees[0]


def bounded(trees: Sequence[Tree]) -> bool:
    """Return whether all are bounds, each of another kind."""
    kinds = [key for tree in trees if isinstance(tree, Mapping) for key in tree]
    return len(kinds) == len(trees) == len(set(kinds))


def effect(scope: Scope, field: str, word: str) -> Tree:
    """Return what stands under a field of `then` by a word such as `candidate=strong`. Raises AdvisorError."""
    if field not in THEN.known:
        what = f"'{field}' is nothing that a rule does"
        raise AdvisorError([Problem(typed(word), what, "it may be: " + ", ".join(THEN.known))])
    takes = THEN.by_key[field].takes
    tree: Tree = word.strip()
    if takes in PAIRS and ("=" in word or takes not in MAYBE_ALONE):
        form, like, said = PAIRS[takes]
        like = word.partition("=")[0].strip() or like
        tree = dict([pair(word, f"'{field}' is written {form}, such as {like}={said}")])
    scope.judge(lambda reader: read_then(node_of({field: tree}, typed(word)), reader))
    return tree


def effects(scope: Scope, wanted: Iterable[tuple[str, str]]) -> Mapping[str, Tree]:
    """Return what stands under `then` by fields with their words. Raises AdvisorError."""
    trees: dict[str, list[Tree]] = defaultdict(list)
    for field, word in wanted:
        trees[field].append(effect(scope, field, word))
    whole = {field: together_said(said) for field, said in trees.items()}
    if whole:
        scope.judge(lambda reader: read_then(node_of(whole, typed("then")), reader))
    return whole


def together_said(trees: Sequence[Tree]) -> Tree:
    """Return names alone, or names with what is said of each; a finding named alone is concluded."""
    if not any(isinstance(tree, Mapping) for tree in trees):
        return alone(trees)
    return joined([tree if isinstance(tree, Mapping) else {str(tree): YES} for tree in trees])


def candidates_for(names: Vocabulary, each: str, where: Iterable[str]) -> tuple[Candidate, ...]:
    """Return the candidates that a rule is made for by a decision and words such as `staffing=deep`.

    Raises AdvisorError.
    """
    problems: list[Problem] = []
    written = {"each": node_of(each, typed(each))} if each else {}
    if tree := attributes(where):
        written["where"] = node_of(tree, typed(" ".join(where)))
    candidates = read_each(written, names, problems)
    refuse(problems)
    return tuple(candidate for candidate in candidates if candidate)


def attributes(words: Iterable[str]) -> Mapping[str, Tree]:
    """Return attributes with their words by words such as `languages=java,csharp`. Raises AdvisorError."""
    trees: dict[str, Tree] = {}
    for word in words:
        attribute, value = pair(word, "an attribute is written name=word or name=word,word")
        trees[attribute] = listed(value)
    return trees


def passages(names: Vocabulary, words: Sequence[str]) -> Tree:
    """Return what to cite, all in one list: passages, or texts if none are declared. Raises AdvisorError."""
    parts = [part for word in words for part in (word.split(",") if names.passages else [word])]
    sources = tuple(part.strip() for part in parts if part.strip())
    if not sources:
        return ()
    problems: list[Problem] = []
    cited(node_of(sources, typed(" ".join(words))), names, problems)
    refuse(problems)
    return sources


def factor(names: Vocabulary, word: str) -> str:
    """Return the factor that a word names, if any. Raises AdvisorError."""
    problems: list[Problem] = []
    named = known_word(Text(word, typed(word)) if word else None, "factor", names.factors, problems)
    refuse(problems)
    return named


def free_name(word: str, what: str, taken: Mapping[str, object], reserved: Iterable[str] = ()) -> str:
    """Return a name that nothing has and that can be one. Raises AdvisorError."""
    problems: list[Problem] = []
    free = name(Text(word, typed(word)), what, taken, problems, reserved)
    refuse(problems)
    return free
