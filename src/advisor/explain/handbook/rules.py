"""Rules and guarantees as entries: If, Unless, Then or Promise, Because, Source, Examples."""

from collections.abc import Iterator, Sequence

from advisor.explain.handbook.clauses import claim_line, effect_line, if_and_unless
from advisor.explain.handbook.entries import (
    Clause,
    HandbookEntry,
    HandbookParagraph,
    HandbookSection,
    Line,
    Link,
    entry,
)
from advisor.explain.handbook.links import general, listed, to_candidate, to_fact, to_guarantee, to_rule
from advisor.explain.handbook.paragraphs import accepted, conditions, plain, source, words
from advisor.explain.handbook.references import References, candidates_claimed, raised
from advisor.explain.handbook.together import Made, reasons, told_once
from advisor.explain.words import answer_words
from advisor.model import Guarantee, Profile, Rule, RuleBase, grouped


def rule_sections(references: References) -> Iterator[HandbookSection]:
    """Yield the rules file by file."""
    written = references.base.written.values()
    files = grouped(
        (rules[0].written_as.rpartition("/")[0], rule_entry(references, rules)) for rules in written
    )
    for stem, entries in files.items():
        title = stem.replace("-", " ").replace("_", " ").replace("/", ", ").capitalize() or "Rules"
        yield HandbookSection(Link("file", stem, title), entries)


def rule_entry(references: References, rules: Sequence[Rule]) -> HandbookEntry:
    """Return one rule as it is written, from the rules that were made from it."""
    base, first = references.base, rules[0]
    held, denied = conditions_of(base, rules)
    effects = told_once(
        base, rules, lambda rule: [Clause(effect_line(base, effect, rule.each)) for effect in rule.effects]
    )
    advised = (about for rule in rules for name in rule.advises for about in base.advice[name].about)
    file = first.place.file.replace("\\", "/").rpartition("/")[2]
    return entry(
        to_rule(first),
        (
            conditions("If", held or (Clause(("always",)),)),
            conditions("Unless", denied),
            plain("Then", effects),
            words("In short", general(first.reason_pattern) or first.reason),
            plain("Because", reasons(base, rules), "reason"),
            source(base, first.source),
            HandbookParagraph("Examples", tuple(examples(base, rules)), "marked"),
            accepted(references.accepted(first.written_as)),
        ),
        references.found_by(
            facts=(fact for rule in rules for fact in references.bottom[rule.id]),
            candidates=(*(name for rule in rules for name in rule.touches), *advised),
            source=first.source,
        ),
        (f"{file}, line {first.place.line}", *([f"reviewed {first.reviewed}"] if first.reviewed else ())),
        made_for(base, rules, "rule"),
    )


def conditions_of(base: RuleBase, alike: Sequence[Made]) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """Return what must be true of all that was made from one, and what must not."""
    return (
        told_once(base, alike, lambda rule: if_and_unless(base, rule.condition)[0]),
        told_once(base, alike, lambda rule: if_and_unless(base, rule.condition)[1]),
    )


def made_for(base: RuleBase, alike: Sequence[Made], kind: str) -> Iterator[Link]:
    """Yield the candidates that something was made for, as links to what was made."""
    return (Link(kind, rule.id, base.candidates[rule.each].title) for rule in alike if rule.each)


def examples(base: RuleBase, rules: Sequence[Rule]) -> Iterator[tuple[str, Clause]]:
    """Yield the examples of a rule, those that fire first, each with the candidates it is about."""
    written = grouped(
        ((example.fires, example.place), (example, rule)) for rule in rules for example in rule.examples
    )
    for alike in sorted(written.values(), key=lambda alike: not alike[0][0].fires):
        example, whose = alike[0][0], [rule for _, rule in alike]
        names = listed(to_candidate(base, rule.each) for rule in whose if rule.each)
        prefix = (*names, ": ") if names and len(whose) < len(rules) else ()
        yield "fires" if example.fires else "silent", Clause((*prefix, *profile_line(base, example.profile)))


def profile_line(base: RuleBase, profile: Profile) -> Line:
    """Return answers as one line."""
    line = tuple(
        part
        for fact, answer in profile.items()
        for part in ("; ", to_fact(fact), f": {answer_words(base.facts[fact], answer)}")
    )
    return line[1:] or ("nothing is answered",)


def guarantee_entry(references: References, guarantees: Sequence[Guarantee]) -> HandbookEntry:
    """Return one guarantee as it is written, from those that were made from it."""
    base, first = references.base, guarantees[0]
    held, denied = conditions_of(base, guarantees)
    claims = told_once(
        base, guarantees, lambda guarantee: (Clause(claim_line(base, guarantee.requirement, guarantee.each)),)
    )
    return entry(
        to_guarantee(base, guarantees),
        (
            conditions("If", held),
            conditions("Unless", denied),
            plain("Promise", claims),
            plain("Because", reasons(base, guarantees), "reason"),
            source(base, first.source),
            accepted(references.accepted(first.written_as)),
        ),
        references.found_by(
            facts=(
                fact
                for guarantee in guarantees
                for fact in references.facts_under(guarantee.condition) | raised(guarantee)
            ),
            candidates=(
                name for guarantee in guarantees for name in candidates_claimed(base, guarantee.requirement)
            ),
            source=first.source,
        ),
        each=made_for(base, guarantees, "guarantee"),
    )
