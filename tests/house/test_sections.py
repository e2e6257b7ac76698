"""What benchmarks write into the page of figures."""

from pathlib import Path

import pytest
from sections import PAGE, put

BEGIN, END = "<!-- lamps: begin -->", "<!-- lamps: end -->"


def test_what_stands_around_a_section_stays(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    page.write_text(f"# Figures\n\n{BEGIN}\n## Lamps\n\nold\n{END}\n\n<!-- fans: begin -->\n## Fans\n")
    put(BEGIN, "## Lamps\n\nnew\n", END, page)
    assert page.read_text() == (
        f"# Figures\n\n{BEGIN}\n## Lamps\n\nnew\n{END}\n\n<!-- fans: begin -->\n## Fans\n"
    )


def test_a_section_that_is_not_there_comes_last(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    page.write_text("# Figures\n")
    put(BEGIN, "## Lamps\n", END, page)
    assert page.read_text() == f"# Figures\n\n{BEGIN}\n## Lamps\n{END}\n"


@pytest.mark.parametrize("module", ["authoring", "batch", "engines.page", "scale", "startup"])
def test_each_section_has_its_place_on_the_page_once(module: str) -> None:
    benchmark = pytest.importorskip(module)
    page = PAGE.read_text(encoding="utf-8")
    assert (page.count(benchmark.BEGIN), page.count(benchmark.END)) == (1, 1)
    assert page.index(benchmark.BEGIN) < page.index(benchmark.END)
