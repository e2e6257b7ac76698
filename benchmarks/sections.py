"""The sections of docs/benchmarks.md, each written by the benchmark that it names; what stands around one stays."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def marks(script: str) -> tuple[str, str]:
    """Return the comments around the section that a benchmark writes."""
    return f"<!-- written by benchmarks/{script}.py -->", f"<!-- end of benchmarks/{script}.py -->"


def show(script: str, lines: Iterable[str], *, write: bool) -> None:
    """Print a section, and put it into the page if that is wanted."""
    text = "\n".join(lines) + "\n"
    print(text)
    if write:
        put(script, text)


def put(script: str, text: str, page: Path = PAGE) -> None:
    """Put a section in the place of the one before; at the end if there was none."""
    begin, end = marks(script)
    written = page.read_text(encoding="utf-8")
    if begin in written:
        before, rest = written.split(begin, 1)
        after = rest.split(end, 1)[1]
    else:
        before, after = f"{written.rstrip()}\n\n", "\n"
    page.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], figures: int) -> Iterator[str]:
    """Yield the lines of a table; that many columns after the first hold figures."""
    rule = ["---", *["--:"] * figures, *["---"] * (len(head) - figures - 1)]
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(rule)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def digits(figure: float) -> str:
    """Return a figure to three digits."""
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.3g}"
