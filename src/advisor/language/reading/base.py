"""Knowledge documents to a RuleBase."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from advisor.gc_pause import gc_paused
from advisor.language.reading.causes import root_causes
from advisor.language.reading.circles import in_order_of_dependence
from advisor.language.reading.cutting import part_numbers, read_guards
from advisor.language.reading.decided import does_not_apply, taken_apart, with_kinds
from advisor.language.reading.decisions import as_not_covered, names_taken, read_close, read_decisions
from advisor.language.reading.documents import Collected, collect, shipped, shown
from advisor.language.reading.facts import read_facts
from advisor.language.reading.files import File, content_of, fingerprint, header_of, nodes_under, read_files
from advisor.language.reading.findings import read_findings
from advisor.language.reading.follow_on_errors import Sources
from advisor.language.reading.guarantees import read_guarantees
from advisor.language.reading.impossible import impossible_examples, read_impossible
from advisor.language.reading.introduction import read_introduction
from advisor.language.reading.nodes import MAX_BYTES, Node
from advisor.language.reading.rules import declare_lists, read_rules
from advisor.language.reading.tables.tables import read_table_rules, tables_of
from advisor.language.reading.terms import NAMELESS
from advisor.language.reading.vocabulary import (
    Vocabulary,
    read_advice,
    read_factors,
    read_passages,
    read_sources,
    read_topics,
)
from advisor.language.reading.words import ENDS, text
from advisor.model import MOST_STEPS, DecisionKind, Fact, Guarantee, Rule, RuleBase, grouped, steps_needed
from advisor.problems import BAD_VALUE, AdvisorError, Cause, Problem

Section = Callable[[Node, Vocabulary, list[Problem]], None]

# Each section speaks only of names from the sections before it.
SECTIONS: Mapping[str, Section] = {
    "topics": read_topics,
    "sources": read_sources,
    "passages": read_passages,
    "factors": read_factors,
    "facts": read_facts,
    "findings": read_findings,
    "decisions": read_decisions,
    "advice": read_advice,
}

# What has conditions.
CONDITIONED = ("facts", "impossible", "rules", "guarantees")


def read_base(knowledge: Path | None = None, added: Iterable[Path] = ()) -> RuleBase:
    """Return the rule base in a folder with `facts/` and `rules/`, and in folders of more rule files.

    Without a folder it is the shipped one. Raises AdvisorError with everything that is wrong.
    """
    root = knowledge or shipped()
    return read_documents(collect(root, added), shown(root), root.absolute().name)


def read_documents(collected: Collected, place: str, name: str) -> RuleBase:
    """Return the rule base of these documents; without a title of its own it has this name.

    Raises AdvisorError with everything that is wrong, also with the collecting; `place` stands for them all.
    """
    problems = list(collected.problems)
    unread: list[bytes] = []
    with gc_paused():
        files = list(read_files(collected.documents, problems, unread))
        base = assemble(files, name, problems)
        problems += impossible_examples(base)
    if problems or not base.decisions:
        complete = not collected.problems and all(len(content) <= MAX_BYTES for content in unread)
        texts = tuple(content.replace(b"\0", b"").decode("latin-1") for content in unread)
        sources = Sources(place, tuple(map(content_of, files)), texts, complete)
        heard = [as_not_covered(problem, base.not_covered) for problem in problems]
        raise AdvisorError(root_causes(heard, base, sources))
    return base


def assemble(files: Sequence[File], name: str, problems: list[Problem]) -> RuleBase:
    """Return the rule base of all files together; placeholders stand for what is in the problems."""
    names = vocabulary_of(files, problems)
    rules = rules_of(files, names, problems)
    guarantees = guarantees_of(files, names, problems)
    introduction = read_introduction(nodes_under(files, "knowledge"), names.facts, problems)
    impossible = tuple(read_impossible(nodes_under(files, "impossible"), names, problems))
    written = with_kinds(names, problems)
    decisions = {decision.id: decision for decision in taken_apart(written.values())}
    base = RuleBase(
        title=introduction.title or name,
        fingerprint=fingerprint((file.path, file.digest) for file in files),
        topics=tuple(names.topics.values()),
        facts=in_topic_order(names.facts, names.topics),
        findings=names.findings,
        advice=names.advice,
        decisions=decisions,
        rules=rules | {name: does_not_apply(each) for name, each in decisions.items() if each.of},
        sources=tuple(names.sources.values()),
        passages=names.passages,
        impossible=impossible,
        guarantees=guarantees,
        accepted=tuple(names.accepted),
        opening=introduction.opening,
        expected=introduction.expected,
        factors=names.factors,
        lists={name: each for name, each in written.items() if each.kind is DecisionKind.APPLIES},
        tables=names.tables,
        thresholds=thresholds(names),
        awaited=tuple(names.awaited),
        steps=tuple(names.steps.values()),
    )
    return in_order(base, names, problems)


def in_order(base: RuleBase, names: Vocabulary, problems: list[Problem]) -> RuleBase:
    """Return a base with its findings in order of dependence, and without ladders of sums that have none."""
    if wrong := tuple(beyond(base, names)) if not problems else ():
        problems += wrong
        base = replace(base, thresholds={})
    return replace(base, findings=in_order_of_dependence(base, problems))


def thresholds(names: Vocabulary) -> dict[str, tuple[int, ...]]:
    """Return for each sum the numbers with which rules compare it."""
    pairs = dict.fromkeys(
        (compared.sum, number) for compared in names.compared for number in compared.numbers
    )
    return {name: tuple(sorted(numbers)) for name, numbers in grouped(pairs).items()}


def beyond(base: RuleBase, names: Vocabulary) -> Iterator[Problem]:
    """Yield the comparisons of sums with what they never are, and sums with more steps than can be judged."""
    for name, summands in base.sums.items():
        least, most = (sum(part.amounts[end] for part in summands) for end in (0, -1))
        for compared in names.compared if summands else ():
            if compared.sum == name and not compared.tells(least, most):
                what = f"'{name}' is always from {least:,} to {most:,}, so this says nothing"
                hint = "compare it with a number between them"
                yield Problem(compared.place, what, hint, BAD_VALUE, Cause(ENDS, name))
        size = steps_needed(summands, base.thresholds.get(name, ()))
        if size > MOST_STEPS:
            what = f"the sum '{name}' needs {size:,} steps; at most {MOST_STEPS:,} can be judged"
            hint = "add rounder numbers, or make it two sums"
            yield Problem(base.findings[name].place, what, hint, BAD_VALUE)


def rules_of(files: Sequence[File], names: Vocabulary, problems: list[Problem]) -> dict[str, Rule]:
    """Return the rules that files give, also in tables, for which numbers are parted and guards are read first."""
    rules: dict[str, Rule] = {}
    for file in files:
        declare_lists(file.fields.get("rules", NAMELESS), file.stem, names)
    tables = tables_of(files, names, problems)
    conditioned = nodes_under(files, *CONDITIONED)
    part_numbers((*conditioned, *(written.conditions for written in tables.values())), names)
    read_guards(names, problems)
    for file in files:
        if "rules" in file.fields:
            text(file.fields.get("topic"), "the topic", problems)
            read_rules(file.fields["rules"], header_of(file, problems), names, rules, problems)
    read_table_rules(tables.values(), names, rules, problems)
    return rules


def guarantees_of(files: Iterable[File], names: Vocabulary, problems: list[Problem]) -> dict[str, Guarantee]:
    """Return the guarantees that files give."""
    guarantees: dict[str, Guarantee] = {}
    for file in files:
        if "guarantees" in file.fields:
            read_guarantees(file.fields["guarantees"], file.stem, names, guarantees, problems)
    return guarantees


def vocabulary_of(files: Iterable[File], problems: list[Problem]) -> Vocabulary:
    """Return all names that files give; placeholders stand for what is in the problems."""
    names = Vocabulary()
    for section, read in SECTIONS.items():
        for file in files:
            if section in file.fields:
                read(file.fields[section], names, problems)
    problems.extend(names_taken(names))
    read_close(names, problems)
    return names


def in_topic_order(facts: Mapping[str, Fact], topics: Iterable[str]) -> dict[str, Fact]:
    rank = {topic: number for number, topic in enumerate(topics)}
    return dict(sorted(facts.items(), key=lambda entry: rank.get(entry[1].topic, -1)))
