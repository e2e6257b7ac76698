"""Rules and guarantees: If, Unless, Then or Promise, Because, Source, Examples.

What was made once for each candidate is told once: what all have in common, and where they differ.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from advisor.explain.words import answer_words
from advisor.model import Guarantee, Hit, Profile, Rule, RuleBase, grouped
from advisor.views.clauses import claim_line, effect_line, if_and_unless
from advisor.views.document.blocks import Blocks, Card, Table, TableRow, TreeNode
from advisor.views.document.spans import Line, Link
from advisor.views.handbook.cards import (
    Labelled,
    accepted,
    card,
    lines,
    links,
    nodes,
    source,
    with_and,
    words,
)
from advisor.views.handbook.references import References, candidates_claimed, raised
from advisor.views.links import about_all, general, to_candidate, to_fact, to_factor, to_guarantee, to_rule
from advisor.views.lists import joined

DIFFERS = "depending on the candidate"
HITS: Mapping[Hit, str] = {
    Hit.UNIQUE: "one row applies at most",
    Hit.FIRST: "the first row that applies counts",
    Hit.EACH: "each row that applies counts",
}
INFERRED = "our inference: no passage says it"

Made = TypeVar("Made", Rule, Guarantee)


def rule_files(references: References) -> Iterator[tuple[Link, Blocks]]:
    """Yield the files of rules, each with its rules as they are written."""
    written = references.base.written.values()
    files = grouped(
        (rules[0].written_as.rpartition("/")[0], rule_card(references, rules)) for rules in written
    )
    for stem, cards in files.items():
        yield Link("file", stem, file_title(references.base, stem)), cards


def file_title(base: RuleBase, stem: str) -> str:
    """Return what a file of rules is called, or a table, with which of its rows count."""
    if table := base.tables.get(stem):
        return f"{table.title}: {HITS[table.hit]}"
    return stem.replace("-", " ").replace("_", " ").replace("/", ", ").capitalize() or "Rules"


def rule_card(references: References, rules: Sequence[Rule]) -> Card:
    """Return one rule as it is written, from the rules that were made from it."""
    base, first = references.base, rules[0]
    effects = once(
        base, rules, lambda rule: [TreeNode(effect_line(base, effect, rule.each)) for effect in rule.effects]
    )
    labelled = (
        ("For each", made_for(base, rules, "rule")),
        *conditions(base, rules, "always"),
        ("Then", nodes(effects)),
        ("Because", nodes(reasons(base, rules))),
        ("In short", words(general(first.reason_pattern) or first.reason)),
        ("Factor", links(to_factor(base, name) for name in [first.factor] if name)),
        ("Basis", words(INFERRED if first.inference else "")),
        source(references, first.source),
        ("Examples", lines(examples(base, rules))),
        accepted(references, first.written_as),
    )
    advised = (about for rule in rules for name in rule.advises for about in base.advice[name].about)
    found_by = references.found_by(
        facts=(fact for rule in rules for fact in references.bottom[rule.id]),
        candidates=(*(name for rule in rules for name in rule.touches), *advised),
        source=first.source,
    )
    file = first.place.file.replace("\\", "/").rpartition("/")[2]
    reviewed = f", reviewed {first.reviewed}" if first.reviewed else ""
    return card(to_rule(first), labelled, found_by, (f"{file}, line {first.place.line}{reviewed}",))


def guarantee_card(references: References, guarantees: Sequence[Guarantee]) -> Card:
    """Return one guarantee as it is written, from those that were made from it."""
    base, first = references.base, guarantees[0]
    claims = once(
        base,
        guarantees,
        lambda guarantee: (TreeNode(claim_line(base, guarantee.requirement, guarantee.each)),),
    )
    labelled = (
        ("For each", made_for(base, guarantees, "guarantee")),
        *conditions(base, guarantees),
        ("Promise", nodes(claims)),
        ("Because", nodes(reasons(base, guarantees))),
        source(references, first.source),
        accepted(references, first.written_as),
    )
    facts = (
        fact
        for guarantee in guarantees
        for fact in references.facts_under(guarantee.condition) | raised(guarantee)
    )
    candidates = (
        name for guarantee in guarantees for name in candidates_claimed(base, guarantee.requirement)
    )
    found_by = references.found_by(facts=facts, candidates=candidates, source=first.source)
    return card(to_guarantee(base, guarantees), labelled, found_by)


def conditions(base: RuleBase, alike: Sequence[Made], otherwise: str = "") -> tuple[Labelled, ...]:
    """Return what must be true of all that was made from one, and what must not."""
    held = once(base, alike, lambda rule: if_and_unless(base, rule.condition)[0])
    denied = once(base, alike, lambda rule: if_and_unless(base, rule.condition)[1])
    return ("If", nodes(with_and(held)) or words(otherwise)), ("Unless", nodes(with_and(denied)))


def made_for(base: RuleBase, alike: Sequence[Made], kind: str) -> Blocks:
    """Return the candidates that something was made for; links to what was made lead there."""
    titles = ((rule.id, base.candidates[rule.each].title) for rule in alike if rule.each)
    rows = tuple(TableRow(((title,),), anchor=Link(kind, made, title)) for made, title in titles)
    return (Table(((),), rows, wordy=True),) if rows else ()


def examples(base: RuleBase, rules: Sequence[Rule]) -> Iterator[Line]:
    """Yield the examples of a rule, those that fire first, each with the candidates it is about."""
    written = grouped(
        ((example.fires, example.place), (example, rule)) for rule in rules for example in rule.examples
    )
    for alike in sorted(written.values(), key=lambda alike: not alike[0][0].fires):
        example, whose = alike[0][0], [rule for _, rule in alike]
        names = joined(to_candidate(base, rule.each) for rule in whose if rule.each)
        about = (*names, ": ") if names and len(whose) < len(rules) else ()
        yield ("fires: " if example.fires else "silent: ", *about, *profile_line(base, example.profile))


def profile_line(base: RuleBase, profile: Profile) -> Line:
    line = tuple(
        part
        for fact, answer in profile.items()
        for part in ("; ", to_fact(fact), f": {answer_words(base.facts[fact], answer)}")
    )
    return line[1:] or ("nothing is answered",)


def once(
    base: RuleBase, alike: Sequence[Made], lines_of: Callable[[Made], Sequence[TreeNode]]
) -> tuple[TreeNode, ...]:
    """Return the lines of rules or guarantees made from one; a line that is not the same for all is told for each."""
    return merged(base, [rule.each for rule in alike], [lines_of(rule) for rule in alike])


def merged(base: RuleBase, each: Sequence[str], lines: Sequence[Sequence[TreeNode]]) -> tuple[TreeNode, ...]:
    """Return one column of lines for several, which stand for one candidate each."""
    if len({len(own) for own in lines}) == 1:
        return tuple(for_all(base, each, column) for column in zip(*lines, strict=True))
    return (for_all(base, each, [TreeNode(("all of",), tuple(own)) for own in lines]),)


def for_all(base: RuleBase, each: Sequence[str], nodes: Sequence[TreeNode]) -> TreeNode:
    """Return the line that all have, or a line for each group of candidates that have the same."""
    first = nodes[0]
    if all(node == first for node in nodes):
        return first
    if all(node.line == first.line and len(node.below) == len(first.below) for node in nodes):
        return TreeNode(first.line, merged(base, each, [node.below for node in nodes]))
    alike = grouped(zip(nodes, each, strict=True))
    return TreeNode(
        (DIFFERS,),
        tuple(
            TreeNode(
                (*joined(to_candidate(base, candidate) for candidate in those), ": ", *node.line),
                node.below,
            )
            for node, those in alike.items()
        ),
    )


def reasons(base: RuleBase, alike: Sequence[Made]) -> tuple[TreeNode, ...]:
    """Return the reason: once about the candidate if it can be said so, else for each."""
    said = about_all(base, {rule.each: rule.because for rule in alike})
    return (TreeNode((said,)),) if said else once(base, alike, lambda rule: (TreeNode((rule.because,)),))
