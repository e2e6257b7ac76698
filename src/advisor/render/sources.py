"""The coverage of the sources as a Markdown page."""

from advisor.explain.sources import Cited, coverage
from advisor.model import RuleBase
from advisor.render.screen import clean


def sources_page(base: RuleBase) -> str:
    """Return a table of all passages, what each says, and what cites it."""
    found = coverage(base)
    guidance = [one for one in found if one.passage.guidance]
    covered = sum(1 for one in guidance if one.by)
    lines = [
        f"# Coverage of the sources: {base.title}",
        "",
        "Made by `advisor sources`; do not edit. Passages without guidance are furniture or carry figures.",
        "",
        *(f"Source: {one.title}. {one.author}, {one.publisher}, {one.date}." for one in base.sources),
        "",
        f"{covered} of {len(guidance)} passages with guidance are encoded.",
        "",
        "| passage | says | guidance | encoded in |",
        "|---|---|---|---|",
        *(row(one) for one in found),
    ]
    return "\n".join(map(clean, lines)) + "\n"


def row(one: Cited) -> str:
    """Return the table row of a passage."""
    places = "; ".join(f"{kind} `{name}`" for kind, name in one.by) or "-"
    guidance = "yes" if one.passage.guidance else "no"
    return f"| {one.passage.id} | {one.passage.says} | {guidance} | {places} |"
