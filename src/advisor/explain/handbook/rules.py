"""Rules and guarantees as entries: If, Unless, Then, Because, Source, Examples."""

from collections.abc import Iterable, Sequence

from advisor.explain.handbook.clauses import claim_line, effect_line, if_and_unless
from advisor.explain.handbook.entries import (
    Clause,
    ExampleEntry,
    GuaranteeEntry,
    Line,
    Link,
    RuleEntry,
    RuleFile,
)
from advisor.explain.handbook.links import cited, listed, to_candidate, to_fact, to_guarantee, to_rule
from advisor.explain.handbook.reach import Reach, about, raised
from advisor.explain.handbook.together import reasons, told_once
from advisor.explain.words import answer_words
from advisor.model import Example, Guarantee, Profile, Rule, RuleBase, together


def rule_files(found: Reach) -> tuple[RuleFile, ...]:
    """Return the rules file by file."""
    files: dict[str, list[RuleEntry]] = {}
    for made in together(found.base.rules.values()):
        stem = made[0].written_as.rpartition("/")[0]
        files.setdefault(stem, []).append(rule_entry(found, made))
    return tuple(
        RuleFile(Link("file", stem, file_title(stem)), tuple(rules)) for stem, rules in files.items()
    )


def file_title(stem: str) -> str:
    """Return the name of a rule file as people read it."""
    return stem.replace("-", " ").replace("_", " ").replace("/", ", ").capitalize() or "Rules"


def rule_entry(found: Reach, made: Sequence[Rule]) -> RuleEntry:
    """Return one rule as it is written, from the rules that were made from it."""
    base, first = found.base, made[0]
    return RuleEntry(
        link=to_rule(first),
        file=first.place.file.replace("\\", "/").rpartition("/")[2],
        number=first.place.line,
        reviewed=first.reviewed,
        each=made_for(base, made, "rule"),
        conditions=told_once(base, made, lambda one: if_and_unless(base, one.condition)[0]),
        unless=told_once(base, made, lambda one: if_and_unless(base, one.condition)[1]),
        effects=told_once(base, made, lambda one: effects(base, one)),
        because=reasons(base, made),
        source=cited(base, first.source),
        examples=tuple(examples(base, made)),
        accepted=found.accepted(first.written_as),
        found_by=found.found_by(
            facts=(fact for one in made for fact in found.bottom[one.id]),
            candidates=candidates_of(base, made),
            source=first.source,
        ),
    )


def made_for(base: RuleBase, made: Iterable[Rule | Guarantee], kind: str) -> tuple[Link, ...]:
    """Return the candidates that something was made for, as links to what was made."""
    return tuple(Link(kind, one.id, base.candidates[one.each].title) for one in made if one.each)


def effects(base: RuleBase, rule: Rule) -> tuple[Clause, ...]:
    """Return what a rule does, line by line."""
    return tuple(Clause(effect_line(base, one, rule.each)) for one in rule.effects)


def candidates_of(base: RuleBase, made: Iterable[Rule]) -> tuple[str, ...]:
    """Return the candidates that rules speak of: by their effects, and by the advice they give."""
    return tuple(
        candidate
        for rule in made
        for candidate in (*rule.touches, *(it for one in rule.advises for it in base.advice[one].about))
    )


def examples(base: RuleBase, made: Sequence[Rule]) -> Iterable[ExampleEntry]:
    """Yield the examples of a rule, those that fire first, each with the candidates it is about."""
    found: dict[tuple[bool, object], tuple[Example, list[Rule]]] = {}
    for rule in made:
        for one in rule.examples:
            found.setdefault((not one.fires, one.place), (one, []))[1].append(rule)
    for _, (one, rules) in sorted(found.items(), key=lambda pair: pair[0][0]):
        whose = listed(to_candidate(base, rule.each) for rule in rules if rule.each)
        prefix = (*whose, ": ") if whose and len(rules) < len(made) else ()
        yield ExampleEntry(one.fires, (*prefix, *profile_line(base, one.profile)))


def profile_line(base: RuleBase, profile: Profile) -> Line:
    """Return answers as one line."""
    line = tuple(
        part
        for fact, answer in profile.items()
        for part in ("; ", to_fact(fact), f": {answer_words(base.facts[fact], answer)}")
    )
    return line[1:] or ("nothing is answered",)


def guarantee_entries(found: Reach) -> tuple[GuaranteeEntry, ...]:
    """Return what the base promises."""
    return tuple(guarantee_entry(found, made) for made in together(found.base.guarantees.values()))


def guarantee_entry(found: Reach, made: Sequence[Guarantee]) -> GuaranteeEntry:
    """Return one guarantee as it is written."""
    base, first = found.base, made[0]
    return GuaranteeEntry(
        link=to_guarantee(base, made),
        each=made_for(base, made, "guarantee"),
        conditions=told_once(base, made, lambda one: if_and_unless(base, one.condition)[0]),
        unless=told_once(base, made, lambda one: if_and_unless(base, one.condition)[1]),
        claim=told_once(base, made, lambda one: (Clause(claim_line(base, one.requirement, one.each)),)),
        because=reasons(base, made),
        source=cited(base, first.source),
        accepted=found.accepted(first.written_as),
        found_by=found.found_by(
            facts=(it for one in made for it in found.facts_under(one.condition) | raised(one)),
            candidates=(it for one in made for it in about(base, one.requirement)),
            source=first.source,
        ),
    )
