"""A report in a real browser: it opens, is followed and printed, and everybody can use it."""

import json
from base64 import b64decode
from importlib import resources
from pathlib import Path

import pytest
from test_handbook import EACH
from test_report import PROMISES
from test_report_safety import hostile_page

from advisor.usecases.report import page_of
from chromium import Browser
from folders import folder
from hostile_texts import HOSTILE
from long_consultation import consultation, many_steps
from program import ROOT
from recorded_answers import journal_at, record_answers

IN_SIGHT = "(() => {{ const box = document.getElementById({}).getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }})()"
WIDER = (
    "[...document.querySelectorAll('main *, header *')]"
    ".filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen'))"
    ".map((one) => one.outerHTML.slice(0, 80))"
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    journal = journal_at(place / "journal.db")
    entry = consultation(journal, ROOT, many_steps(), "20261122-0000aaaa")
    path = place / "report.html"
    path.write_text(page_of(journal, entry), encoding="utf-8")
    return path


def test_it_opens_without_a_complaint_and_asks_for_nothing_else(running: Browser, file: Path) -> None:
    page = running.open(file)
    assert page.complaints() == []
    assert page.requested() == [file.as_uri()]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_barrier(running: Browser, tmp_path: Path, *, dark: bool) -> None:
    journal = journal_at(tmp_path / "journal.db")
    root = folder(tmp_path / "base", PROMISES, more=EACH)
    answers = {"uses": frozenset({"cook"}), "budget": "low", "dark": "yes", "style": None}
    path = tmp_path / "report.html"
    path.write_text(
        page_of(journal, record_answers(journal, root, answers, "20261122-0000aaaa")), encoding="utf-8"
    )
    page = running.open(path, dark=dark)
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    page.value(axe + "; 1")
    found = page.value(
        "axe.run().then((found) => found.violations.map((one) => [one.id, one.impact, one.nodes[0].html]))"
    )
    assert found == []


def test_a_rule_in_the_graph_leads_to_its_entry_without_scripts(running: Browser, file: Path) -> None:
    page = running.open(file, scripting=False)
    name = page.value("document.querySelector('a.node.rule').dataset.name")
    page.click("a.node.rule rect")
    assert page.becomes(IN_SIGHT.format(json.dumps(name)))


def test_what_leads_to_a_box_and_from_it_lights_up_under_the_pointer(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.value("document.querySelector('a.node.answer').focus({focusVisible: true})")
    lit = page.value(
        "[...document.querySelector('svg.graph').querySelectorAll('.curves path')]"
        ".filter((one) => getComputedStyle(one).opacity === '1').map((one) => one.dataset.from ?? '')"
    )
    name = page.value("document.activeElement.dataset.name")
    assert name in lit
    assert not [one for one in lit if one.startswith("answer/") and one != name]


def test_every_label_of_the_graphs_fits_into_its_box(running: Browser, file: Path) -> None:
    page = running.open(file)
    wide = page.value(
        "[...document.querySelectorAll('a.node')].filter((one) => { const room = one.querySelector('rect').getBBox();"
        " return [...one.querySelectorAll('text')].some((text) => { const box = text.getBBox();"
        " return box.x < room.x || box.x + box.width > room.x + room.width; }); }).map((one) => one.dataset.name)"
    )
    assert wide == []


def test_on_a_phone_only_the_graphs_are_wider_than_the_window(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.resize(390, 800, phone=True)
    assert page.value("document.documentElement.scrollWidth") == 390
    assert page.value("document.querySelector('.scroll').scrollWidth") > 390


def test_on_paper_nothing_is_cut_off(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.resize(688, 1000)  # 182 mm, A4 within its margins
    running.call("Emulation.setEmulatedMedia", page.session, media="print")
    assert page.value(WIDER) == []
    assert page.value("getComputedStyle(document.querySelector('.scroll')).overflowX") == "visible"
    printed = running.call("Page.printToPDF", page.session, preferCSSPageSize=True)
    assert b64decode(printed["data"]).startswith(b"%PDF-")


def test_hostile_words_do_nothing(running: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(hostile_page(" ".join(HOSTILE)), encoding="utf-8")
    page = running.open(path)
    assert page.complaints() == []
    assert page.requested() == [path.as_uri()]
    assert page.value("typeof hacked") == "undefined"
    assert page.value("document.querySelectorAll('script, img, iframe').length") == 0
