"""Passages of the sources: what each says, and what of the rule base rests on it."""

from collections.abc import Sequence
from itertools import chain

from advisor.explain.sources import Cited, coverage, credited, told_attributes
from advisor.model import RuleBase, Source
from advisor.views.details.sources import origin
from advisor.views.document.blocks import Blocks, Heading, Page, Sentence, Table, TableRow
from advisor.views.document.spans import Code, Link
from advisor.views.links import to_candidate, to_factor, to_finding, to_rule
from advisor.views.lists import listed, paragraph, paragraphs, resting_on

SECTIONS = {
    "rule": "Rules that rest on it",
    "finding": "Findings that rest on it",
    "advice": "Advice that rests on it",
    "candidate": "Candidates that rest on it",
    "attribute": "What is told of the winner by it",
    "factor": "Factors that rest on it",
}
COUNTED = {
    False: "{} of {} passages with guidance are encoded.",
    True: "{} of {} clauses of passages with guidance are encoded; a passage without clauses is one.",
}


def passage(base: RuleBase, name: str) -> Blocks:
    """Return a passage or clause: where it is from, what it says, and everything that rests on it or its clauses."""
    passages = {entry.passage.id: entry for entry in coverage(base)}
    sources = next(sources for sources, _ in credited(base, [name]))
    cited = passages[name]
    return (
        Heading((name,), anchor=Link("passage", name, name)),
        *paragraph(cited.passage.says),
        *paragraphs(("From: ", *origin(source)) for source in sources),
        *(block for kind in SECTIONS for block in resting(base, cited, kind)),
        *(() if cited.by or cited.passage.clauses else paragraph(alone(cited))),
        *(block for part in cited.passage.parts for block in clause(base, passages[part.id])),
    )


def clause(base: RuleBase, cited: Cited) -> Blocks:
    """Return a clause below its passage, with all that rests on it in one list."""
    link = Link("passage", cited.passage.id, cited.passage.id)
    return (
        Heading((f"{link.id}: {cited.passage.says}",), 3, link),
        *listed((named(base, kind, name),) for kind, name in cited.by),
        *(() if cited.by else paragraph(alone(cited))),
    )


def resting(base: RuleBase, cited: Cited, kind: str) -> Blocks:
    """Return what of one kind rests on a passage, if anything does."""
    names = [name for of, name in cited.by if of == kind]
    return (
        (Heading((SECTIONS[kind],), 3), *listed((named(base, kind, name),) for name in names))
        if names
        else ()
    )


def named(base: RuleBase, kind: str, name: str) -> Sentence:
    """Return what people call something that cites a passage, with its id."""
    match kind:
        case "rule":
            return resting_on(to_rule(base.written[name][0]))
        case "finding":
            return resting_on(to_finding(base, name))
        case "advice":
            return resting_on(Link("advice", name, base.advice[name].do or base.advice[name].text))
        case "candidate":
            return resting_on(to_candidate(base, name))
        case "factor":
            return resting_on(to_factor(base, name))
        case _:
            return resting_on(Link("attribute", name, told_attributes(base)[name].title))


def alone(cited: Cited) -> str:
    if cited.passage.guidance:
        return "It gives guidance, and nothing rests on it yet."
    return "It gives no guidance, and nothing rests on it."


def coverage_page(base: RuleBase) -> Page:
    """Return a table of all passages of each source with their clauses, what each says, and what cites it."""
    cited = {entry.passage.id: entry for entry in coverage(base)}
    says = "; do not edit. Passages without guidance are furniture or carry figures."
    groups = (
        covered(sources, [cited[name] for name in passages]) for sources, passages in credited(base, cited)
    )
    return Page(
        f"Coverage of the sources: {base.title}",
        (*paragraph("Made by ", Code("advisor sources"), says), *chain.from_iterable(groups)),
    )


def covered(sources: Sequence[Source], cited: Sequence[Cited]) -> Blocks:
    clauses = [entry for entry in cited if entry.passage.is_to_cover]
    encoded = sum(1 for entry in clauses if entry.by)
    head = (("passage",), ("says",), ("guidance",), ("encoded in",))
    return (
        *paragraphs(("Source: ", *origin(source)) for source in sources),
        *(() if sources else paragraph("Passages of no source that is named.")),
        *paragraph(COUNTED[any(entry.passage.clauses for entry in cited)].format(encoded, len(clauses))),
        Table(head, tuple(map(row, cited)), wordy=True),
    )


def row(cited: Cited) -> TableRow:
    places = tuple(span for kind, name in cited.by for span in ("; ", f"{kind} ", Code(name)))[1:]
    guidance = "yes" if cited.passage.guidance else "no"
    nowhere = "by clauses" if cited.passage.clauses else "nowhere"
    return TableRow(((cited.passage.id,), (cited.passage.says,), (guidance,), places or (nowhere,)))
