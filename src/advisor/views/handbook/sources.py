"""The coverage of the sources as a Markdown page."""

from collections.abc import Sequence

from advisor.explain.sources import Cited, coverage, credited, source_line
from advisor.model import RuleBase, Source
from advisor.views.writers.escaping import Markdown, code


def sources_page(base: RuleBase) -> str:
    """Return a table of all passages of each source, what each says, and what cites it."""
    cited = {entry.passage.id: entry for entry in coverage(base)}
    lines = [
        Markdown("# Coverage of the sources: {}").format(base.title),
        "",
        "Made by `advisor sources`; do not edit. Passages without guidance are furniture or carry figures.",
    ]
    for sources, passages in credited(base, cited):
        lines += table(sources, [cited[name] for name in passages])
    return "\n".join((*lines, ""))


def table(sources: Sequence[Source], cited: Sequence[Cited]) -> list[str]:
    """Return the part of the page about one group of passages."""
    guidance = [entry for entry in cited if entry.passage.guidance]
    covered = sum(1 for entry in guidance if entry.by)
    return [
        "",
        *(
            [Markdown("Source: {}").format(source_line(source)) for source in sources]
            or [Markdown("Passages of no source that is named.")]
        ),
        "",
        f"{covered} of {len(guidance)} passages with guidance are encoded.",
        "",
        "| passage | says | guidance | encoded in |",
        "|---|---|---|---|",
        *map(row, cited),
    ]


def row(cited: Cited) -> str:
    """Return the table row of a passage."""
    by = ((kind, code(name).replace("|", "\\|")) for kind, name in cited.by)  # a bar ends a cell even in code
    places = Markdown("; ").join(
        Markdown("{} {}").format(kind, Markdown(name)) for kind, name in by
    ) or Markdown("-")
    guidance = "yes" if cited.passage.guidance else "no"
    return Markdown("| {} | {} | {} | {} |").format(cited.passage.id, cited.passage.says, guidance, places)
