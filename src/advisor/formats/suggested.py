"""Suggested cases as files for experts to complete: the answers stand there, what to expect of them does not."""

from collections.abc import Iterator
from textwrap import wrap

from advisor.authoring.cases.coverage import Coverage
from advisor.authoring.cases.suggest import Suggestion
from advisor.authoring.scaffold.blanks import lines_of
from advisor.authoring.scaffold.cases import ASKED
from advisor.explain.coverage_words import gap_words
from advisor.formats.recommendation import as_asked
from advisor.language.reading.written import as_written, exact_answers

WIDTH = 100
INTRODUCTION = (
    "A suggested case. Write your own title and reason, and for each decision what a fair expert would accept. "
    "Where you want to see first what comes out, leave the question mark and run: advisor test --update"
)
TITLE = "Suggested for: "
BECAUSE = "No expert has said yet what is right here, and why."
NEEDED = "# only a case that cites it notices when it is gone"


def skeleton(coverage: Coverage, suggestion: Suggestion) -> str:
    base = coverage.base
    return "\n".join(
        (
            *comment(INTRODUCTION),
            *comment("It would cover:"),
            *(line for gap in suggestion.closes for line in comment(gap_words(coverage, gap), "# - ")),
            *lines_of({"title": TITLE + "; ".join(gap_words(coverage, gap) for gap in suggestion.closes)}),
            *lines_of(
                {"answers": as_written(base.facts, exact_answers(base, as_asked(base, suggestion.profile)))}
            ),
            "expect:",
            *(f"  {decision}: '{ASKED}'" for decision in suggestion.decisions),
            *cite_lines(suggestion),
            f"because: {BECAUSE}",
            "",
        )
    )


def comment(words: str, start: str = "# ") -> Iterator[str]:
    yield from wrap(
        words, WIDTH, initial_indent=start, subsequent_indent="# ".ljust(len(start)), break_on_hyphens=False
    )


def cite_lines(suggestion: Suggestion) -> Iterator[str]:
    """Yield the rules that the case could cite, as a comment."""
    needed = {removal.rule for removal in suggestion.by_citing}
    if suggestion.cites:
        yield "  # cites:"
    for rule in suggestion.cites:
        yield f"  #   - {rule}" + (f"  {NEEDED}" if rule in needed else "")
