"""Every page in a real browser: it needs nothing else, everybody can use it, nothing is cut off, links work, it prints."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.explain.explanation import explain
from advisor.language.reading.answers import Given, profile_of
from advisor.recommend import recommend
from advisor.views.audits import audit_page
from advisor.views.document.blocks import Figure, Fold, Heading, Page, Paragraph
from advisor.views.handbook.handbook import handbook
from advisor.views.writers.html import html
from chromium import Browser
from every_block import every_block
from every_view import audits, report_of
from hostile_texts import HOSTILE, base_saying
from html_pages import anchors, links, parsed


def report_saying(words: str) -> Page:
    """Return the page about an interview in which every text is these words."""
    base = base_saying(words)
    given = (Given("yes_no", "no"),)
    return report_of(explain(base, given, recommend(base, profile_of(given))))


PAGES: dict[str, Callable[[str], Page]] = {
    "every block": lambda words: Page("Every block", every_block(words), "Test", ("Made by a test.",)),
    "handbook": lambda words: handbook(base_saying(words)),
    "report": report_saying,
    "audit": lambda words: audit_page(audits(words), base_saying(words)),
}
WIDTHS = (390, 1280)
# Only what scrolls by itself may be wider than the window.
CUT_OFF = """[...document.querySelectorAll('body *')].filter((node) => node.checkVisibility()
    && !node.parentElement.closest('.wide, pre, svg') && !node.matches('.skip, option')
    && node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.outerHTML.slice(0, 200))"""
OUT_OF_REACH = """[...document.querySelectorAll('.wide, pre')].filter((node) =>
    node.scrollWidth > node.clientWidth && (getComputedStyle(node).overflowX !== 'auto' || node.tabIndex !== 0)).length"""


@pytest.fixture(scope="module", params=PAGES)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(PAGES[request.param]("Many words"), tmp_path_factory.mktemp("page"))


def written(page: Page, folder: Path) -> Path:
    (folder / "page.html").write_text(html(page), encoding="utf-8")
    return folder / "page.html"


@pytest.mark.parametrize("words", ["Many words", " ".join(HOSTILE)], ids=["harmless", "hostile"])
@pytest.mark.parametrize("name", PAGES)
def test_it_opens_without_a_complaint_and_asks_for_nothing_else(
    running: Browser, tmp_path: Path, name: str, words: str
) -> None:
    file = written(PAGES[name](words), tmp_path)
    page = running.open(file)
    page.resize(390, 800, phone=True)
    assert page.complaints() == []
    assert page.requested() == [file.as_uri()]
    assert page.value("typeof hacked") == "undefined"
    assert page.value("document.querySelectorAll('img, iframe, object, link').length") == 0
    assert page.value(CUT_OFF) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier(running: Browser, file: Path, width: int, *, dark: bool) -> None:
    page = running.open(file, dark=dark)
    page.resize(width, 800, phone=width < 500)
    assert page.barriers() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off(running: Browser, file: Path, width: int) -> None:
    page = running.open(file)
    page.resize(width, 800, phone=width < 500)
    page.value("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.value("document.documentElement.scrollWidth") <= width
    assert page.value(CUT_OFF) == []
    assert page.value(OUT_OF_REACH) == 0


def test_every_link_leads_to_a_place_of_its_own(file: Path) -> None:
    page = parsed(file.read_text(encoding="utf-8"))
    places = anchors(page)
    assert len(places) == len(set(places))
    assert {link for link in links(page) if not link.startswith("https://")} <= {
        f"#{place}" for place in places
    }


def test_on_paper_all_fits_and_nothing_is_there_to_click(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.resize(720, 1000)
    running.call("Emulation.setEmulatedMedia", page.session, media="print")
    assert (
        page.value(
            "[...document.querySelectorAll('.finder, nav, button')].filter((node) => node.checkVisibility()).length"
        )
        == 0
    )
    assert page.value(
        "[...document.querySelectorAll('svg')].every((node) => node.getBoundingClientRect().right <= innerWidth)"
    )


def folded() -> Page:
    """Return a page with a long fold that a link leads into."""
    there = next(block for block in every_block() if isinstance(block, Heading))
    assert there.anchor
    long = (*(Paragraph((f"Line {number}.",)) for number in range(200)), there)
    return Page("Folded", (Paragraph(("See ", there.anchor)), Fold("long", ("Many lines",), long)))


def test_a_link_into_a_closed_fold_opens_it(running: Browser, tmp_path: Path) -> None:
    path = tmp_path / "folded.html"
    path.write_text(html(folded()), encoding="utf-8")
    page = running.open(path)
    assert not page.value("document.querySelector('details').open")
    page.click("main > p a")
    assert page.becomes("document.querySelector('details').open")
    assert page.becomes("document.querySelector('h2').getBoundingClientRect().top < innerHeight")


def test_a_page_is_printed_as_it_is_shown(running: Browser, tmp_path: Path) -> None:
    path = tmp_path / "folded.html"
    path.write_text(html(folded()), encoding="utf-8")
    page = running.open(path)
    assert page.sheets() == 1
    page.value("document.querySelector('details').open = true")
    assert page.sheets() > 2


def test_a_drawing_is_whole_on_a_phone(running: Browser, tmp_path: Path) -> None:
    figures = tuple(block for block in every_block() if isinstance(block, Figure))
    path = tmp_path / "figure.html"
    path.write_text(html(Page("Figure", figures)), encoding="utf-8")
    page = running.open(path)
    page.resize(390, 800, phone=True)
    drawn = page.value("document.querySelector('svg.graph').getBoundingClientRect().width")
    assert 100 < drawn <= 390
