"""The coverage of the sources as a Markdown page."""

from collections.abc import Sequence

from advisor.explain.sources import Cited, coverage, credited, source_line
from advisor.model import RuleBase, Source
from advisor.render.handbook.markdown import Markdown, code


def sources_page(base: RuleBase) -> str:
    """Return a table of all passages of each source, what each says, and what cites it."""
    found = {one.passage.id: one for one in coverage(base)}
    lines = [
        Markdown("# Coverage of the sources: {}").format(base.title),
        "",
        "Made by `advisor sources`; do not edit. Passages without guidance are furniture or carry figures.",
    ]
    for sources, passages in credited(base, found):
        lines += table(sources, [found[name] for name in passages])
    return "\n".join((*lines, ""))


def table(sources: Sequence[Source], found: Sequence[Cited]) -> list[str]:
    """Return the part of the page about one group of passages."""
    guidance = [one for one in found if one.passage.guidance]
    covered = sum(1 for one in guidance if one.by)
    return [
        "",
        *(
            [Markdown("Source: {}").format(source_line(one)) for one in sources]
            or [Markdown("Passages of no source that is named.")]
        ),
        "",
        f"{covered} of {len(guidance)} passages with guidance are encoded.",
        "",
        "| passage | says | guidance | encoded in |",
        "|---|---|---|---|",
        *map(row, found),
    ]


def row(one: Cited) -> str:
    """Return the table row of a passage."""
    places = (
        Markdown("-")
        if not one.by
        else (Markdown("; ").join(Markdown("{} {}").format(kind, in_table(name)) for kind, name in one.by))
    )
    guidance = "yes" if one.passage.guidance else "no"
    return Markdown("| {} | {} | {} | {} |").format(one.passage.id, one.passage.says, guidance, places)


def in_table(name: str) -> Markdown:
    """Return a name as code in a table, where a bar ends a cell even in code."""
    return Markdown(code(name).replace("|", "\\|"))
