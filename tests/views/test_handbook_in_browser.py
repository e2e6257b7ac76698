"""The handbook in a real browser: it opens, is searched, is followed, and everybody can use it."""

import json
from pathlib import Path

import pytest
from test_handbook import found_by

from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.views.handbook.handbook import handbook
from advisor.views.writers.html import html
from chromium import Browser, Page
from html_pages import Element, parsed

VISIBLE = "[...document.querySelectorAll('article.card')].filter((one) => one.checkVisibility()).map((one) => one.id)"
WHERE = "(() => {{ const box = document.getElementById({}).getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }})()"


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return read_base()


@pytest.fixture(scope="module")
def file(base: RuleBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "handbook.html"
    path.write_text(html(handbook(base)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def written(file: Path) -> Element:
    return parsed(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def opened(running: Browser, file: Path) -> Page:
    return running.open(file)


@pytest.fixture
def page(opened: Page) -> Page:
    """Return the page as it is when it was just opened."""
    opened.value(
        "document.getElementById('finder').reset(), history.replaceState(null, '', '#'), scrollTo(0, 0), 1"
    )
    opened.value("new Promise((done) => setTimeout(done))")
    opened.point(0, 0)
    return opened


def choose(page: Page, field: str, value: str) -> None:
    """Choose an option of a field as a person does, so that the page is told."""
    page.value(
        f"(() => {{ const field = document.getElementById({json.dumps(field)}); field.value = {json.dumps(value)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def in_sight(page: Page, anchor: str) -> bool:
    """Return whether an entry comes to stand in the window."""
    return page.becomes(WHERE.format(json.dumps(anchor)))


@pytest.mark.parametrize(("kind", "name"), [("fact", "latency"), ("candidate", "gin"), ("passage", "P37")])
def test_a_search_by_a_fact_candidate_or_passage_hides_all_others(
    page: Page, written: Element, kind: str, name: str
) -> None:
    choose(page, kind, name)
    left = page.value(VISIBLE)
    assert set(left) == found_by(written, kind, name)
    assert f"{kind}/{name}" in left
    assert page.value("found.textContent") == f"{len(left)} of {len(written.all('article'))} entries"
    assert not page.value("document.querySelector('figure').checkVisibility()")


def test_typed_words_leave_the_entries_that_have_them_all(page: Page, written: Element) -> None:
    page.click("#words")
    page.type("MICROSOFT  spring")
    texts = {one.attributes["id"]: one.text.lower() for one in written.all("article")}
    assert set(page.value(VISIBLE)) == {
        name for name, text in texts.items() if "microsoft" in text and "spring" in text
    }
    page.click("#finder [type=reset]")
    assert page.becomes(f"{VISIBLE}.length === {len(texts)}")


def test_what_nothing_fits_leaves_nothing_and_says_so(page: Page) -> None:
    page.click("#words")
    page.type("zyzzyva")
    assert page.value(VISIBLE) == []
    assert page.value("found.textContent").startswith("0 of ")


def test_a_button_finds_all_that_rests_on_a_fact(page: Page, written: Element) -> None:
    page.click("[id='fact/latency'] .find")
    assert set(page.value(VISIBLE)) == found_by(written, "fact", "latency")


def test_a_link_to_something_hidden_brings_it_back(page: Page) -> None:
    for _ in range(2):  # the second time the address stays as it is
        choose(page, "fact", "latency")
        assert "passage/P37" not in page.value(VISIBLE)
        page.click("[id='fact/latency'] a[href='#passage/P37']")
        assert in_sight(page, "passage/P37")


LIT = "[...document.querySelectorAll('.curves path')].filter((line) => getComputedStyle(line).opacity === '1').length"


def test_a_box_of_the_graph_leads_to_its_entry_and_shows_its_lines(page: Page) -> None:
    every = page.value("document.querySelectorAll('.curves path').length")
    page.value("document.querySelector(\"a.node[href='#fact/concurrency']\").focus({focusVisible: true})")
    assert 0 < page.value(LIT) < every / 2
    page.press("Enter")
    assert page.becomes("location.hash === '#fact/concurrency'")
    assert in_sight(page, "fact/concurrency")


def test_what_a_link_leads_to_is_not_hidden_behind_the_search(page: Page) -> None:
    page.click("nav a[href='#topic/team']")
    heading = "document.getElementById('topic/team').getBoundingClientRect()"
    finder = "document.getElementById('finder').getBoundingClientRect()"
    assert page.becomes(f"{heading}.top >= {finder}.bottom && {heading}.bottom < innerHeight")


def test_every_label_of_the_graph_fits_into_its_box(page: Page) -> None:
    wide = page.value(
        "[...document.querySelectorAll('a.node')].filter((one) => { const room = one.querySelector('rect').getBBox().width;"
        " return [...one.querySelectorAll('text')].some((text) => text.getBBox().width > room - 6); }).map((one) => one.textContent)"
    )
    assert wide == []


def test_the_keyboard_skips_to_the_handbook(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.press("Tab")
    assert page.value("document.activeElement.className") == "skip"
    page.press("Enter")
    assert page.becomes("document.activeElement.id === 'main'")


def test_it_can_be_read_and_followed_without_scripts(running: Browser, file: Path, written: Element) -> None:
    plain = running.open(file, scripting=False)
    assert set(plain.value(VISIBLE)) == {one.attributes["id"] for one in written.all("article")}
    assert not plain.value("document.getElementById('finder').checkVisibility()")
    assert not plain.value("[...document.querySelectorAll('.find')].some((one) => one.checkVisibility())")
    plain.click("[id='fact/latency'] a[href='#passage/P37']")
    assert in_sight(plain, "passage/P37")


def test_no_script_but_its_own_can_run(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.value(
        "(() => { const one = document.createElement('script'); one.textContent = 'hacked = 1'; document.body.append(one); })()"
    )
    assert page.value("typeof hacked") == "undefined"
    assert "Content Security Policy" in json.dumps(page.complaints())
