"""The handbook in a real browser: it opens, is searched, is followed, and everybody can use it."""

import json
from importlib import resources
from pathlib import Path

import pytest
from test_handbook import EACH, GUARANTEES, found_by
from test_handbook_safety import HOSTILE, said

from advisor.explain.handbook import handbook
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.views.handbook.html import html_page
from chromium import Browser, Page
from folders import folder, read
from html_pages import Element, parsed

VISIBLE = (
    "[...document.querySelectorAll('.entry')].filter((one) => one.checkVisibility()).map((one) => one.id)"
)
WHERE = "(() => {{ const box = document.getElementById({}).getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }})()"


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return read_base()


@pytest.fixture(scope="module")
def file(base: RuleBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "handbook.html"
    path.write_text(html_page(handbook(base)), encoding="utf-8")
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


def test_it_opens_without_a_complaint_and_asks_for_nothing_else(
    page: Page, file: Path, written: Element
) -> None:
    assert page.complaints() == []
    assert page.requested() == [file.as_uri()]
    assert set(page.value(VISIBLE)) == {one.attributes["id"] for one in written.all("article")}


@pytest.mark.parametrize(("kind", "name"), [("fact", "latency"), ("candidate", "gin"), ("passage", "P37")])
def test_a_search_by_a_fact_candidate_or_passage_hides_all_others(
    page: Page, written: Element, kind: str, name: str
) -> None:
    choose(page, kind, name)
    left = page.value(VISIBLE)
    assert set(left) == found_by(written, kind, name)
    assert f"{kind}/{name}" in left
    assert page.value("found.textContent") == f"{len(left)} of {len(written.all('article'))} entries"
    assert page.value("document.getElementById('graph').hidden")


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


def test_a_box_of_the_graph_leads_to_its_entry_and_shows_its_lines(page: Page) -> None:
    page.value("document.querySelector(\"a.node[data-name='fact/latency']\").focus()")
    lit = page.value(
        "[...document.querySelectorAll('.curves .lit')].map((one) => [one.dataset.from ?? '', one.dataset.to])"
    )
    assert ["fact/latency", "decision/framework"] in lit
    assert {one[0] for one in lit} == {"fact/latency", ""}
    page.press("Enter")
    assert page.becomes("location.hash === '#fact/latency'")
    assert in_sight(page, "fact/latency")


def test_every_label_of_the_graph_fits_into_its_box(page: Page) -> None:
    wide = page.value(
        "[...document.querySelectorAll('a.node')].filter((one) => { const room = one.querySelector('rect').getBBox().width;"
        " return [...one.querySelectorAll('text')].some((text) => text.getBBox().width > room - 6); }).map((one) => one.dataset.name)"
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


def test_hostile_words_do_nothing(running: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(html_page(handbook(said(" ".join(HOSTILE)))), encoding="utf-8")
    page = running.open(path)
    assert page.complaints() == []
    assert page.requested() == [path.as_uri()]
    assert page.value("typeof hacked") == "undefined"
    assert page.value("document.querySelectorAll('script, img, iframe').length") == 1


def test_on_a_phone_only_the_graph_is_wider_than_the_window(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.resize(390, 800, phone=True)
    assert page.value("document.documentElement.scrollWidth") == 390
    assert page.value("document.querySelector('.scroll').scrollWidth") > 390


def test_on_paper_there_is_the_handbook_and_nothing_to_click(running: Browser, file: Path) -> None:
    page = running.open(file)
    running.call("Emulation.setEmulatedMedia", page.session, media="print")
    for selector in ("#finder", ".contents", ".find", ".self"):
        assert not page.value(f"document.querySelector('{selector}').checkVisibility()")
    assert page.value("document.querySelector('svg').getBoundingClientRect().right <= innerWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_barrier(running: Browser, tmp_path: Path, *, dark: bool) -> None:
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    path = tmp_path / "example.html"
    path.write_text(
        html_page(handbook(read(folder(tmp_path, rules=EACH, more=GUARANTEES)))), encoding="utf-8"
    )
    page = running.open(path, dark=dark)
    page.value(axe + "; 1")
    found = page.value(
        "axe.run().then((found) => found.violations.map((one) => [one.id, one.impact, one.nodes[0].html]))"
    )
    assert found == []
