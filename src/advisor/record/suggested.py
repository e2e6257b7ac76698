"""Suggested cases as files for experts to complete: the answers stand there, what to expect of them does not."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from advisor.explain.gaps import gap_words
from advisor.model import RuleBase
from advisor.record.recommendation import answer_value
from advisor.testing.coverage import Coverage
from advisor.testing.suggest import Suggestion

WIDTH = 100
INTRODUCTION = (
    "A suggested case. Write a title and the reason, and for each decision what a fair expert would accept. "
    "Where you want to see first what comes out, leave the question mark and run: advisor test --update"
)
NEEDED = "# only a case that cites it notices when it is gone"


def skeleton(coverage: Coverage, suggestion: Suggestion) -> str:
    """Return the text of a suggested case."""
    return "\n".join(
        (
            *comment(INTRODUCTION),
            *comment("It would cover:"),
            *(line for gap in suggestion.closes for line in comment(gap_words(coverage, gap), "# - ")),
            "title:",
            *answer_lines(coverage.base, suggestion),
            "expect:",
            *(f"  {decision}: '?'" for decision in suggestion.decisions),
            *cite_lines(suggestion),
            "because:",
            "",
        )
    )


def comment(words: str, start: str = "# ") -> Iterator[str]:
    """Yield a text as lines of a comment."""
    yield from wrap(
        words, WIDTH, initial_indent=start, subsequent_indent="# ".ljust(len(start)), break_on_hyphens=False
    )


def answer_lines(base: RuleBase, suggestion: Suggestion) -> Iterator[str]:
    """Yield the answers, in the order of the interview."""
    answers = {
        fact: answer_value(base, fact, suggestion.profile[fact])
        for fact in base.facts
        if fact in suggestion.profile
    }
    if not answers:
        yield "answers: {}"
        return
    yield "answers:"
    for fact, answer in answers.items():
        written = answer if isinstance(answer, str) else f"[{', '.join(answer)}]"
        yield f"  {fact}: {written}"


def cite_lines(suggestion: Suggestion) -> Iterator[str]:
    """Yield the rules that the case could cite, as a comment."""
    needed = {one.rule for one in suggestion.by_citing}
    if suggestion.cites:
        yield "  # cites:"
    for rule in suggestion.cites:
        yield f"  #   - {rule}" + (f"  {NEEDED}" if rule in needed else "")


def write_all(folder: Path, texts: Iterable[str]) -> Iterator[Path]:
    """Write texts as new files, and yield their paths; no file that is there already is touched."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for text in texts:
        number += 1
        while (path := folder / f"suggested-{number:02d}.yaml").exists():
            number += 1
        path.write_text(text, encoding="utf-8")
        yield path
