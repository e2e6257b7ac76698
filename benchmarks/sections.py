"""The parts of docs/benchmarks.md that benchmarks write, each between two comments; what stands around them stays."""

from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def put(begin: str, text: str, end: str, page: Path = PAGE) -> None:
    """Put a text between two comments of a page, in the place of the one before; at the end if they are not there."""
    written = page.read_text(encoding="utf-8")
    if begin in written:
        before, rest = written.split(begin, 1)
        after = rest.split(end, 1)[1]
    else:
        before, after = f"{written.rstrip()}\n\n", "\n"
    page.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
