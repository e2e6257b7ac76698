"""What benchmarks write into the page of figures."""

import re
from pathlib import Path

from sections import PAGE, marks, put

from checkout import ROOT

BEGIN, END = marks("lamps")


def test_what_stands_around_a_section_stays(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    page.write_text(f"# Figures\n\n{BEGIN}\n## Lamps\n\nold\n{END}\n\n<!-- fans: begin -->\n## Fans\n")
    put("lamps", "## Lamps\n\nnew\n", page)
    assert page.read_text() == (
        f"# Figures\n\n{BEGIN}\n## Lamps\n\nnew\n{END}\n\n<!-- fans: begin -->\n## Fans\n"
    )


def test_a_section_that_is_not_there_comes_last(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    page.write_text("# Figures\n")
    put("lamps", "## Lamps\n", page)
    assert page.read_text() == f"# Figures\n\n{BEGIN}\n## Lamps\n{END}\n"


def test_all_figures_are_written_by_benchmarks_that_are_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    scripts = re.findall(r"<!-- written by benchmarks/(\w+)\.py -->", page)
    for script in scripts:
        assert f'show("{script}", ' in (ROOT / "benchmarks" / f"{script}.py").read_text(encoding="utf-8")
        begin, end = marks(script)
        before, rest = page.split(begin)
        page = before + rest.split(end)[1]
    assert len(scripts) == 17
    assert not re.search(r"\d", page)
