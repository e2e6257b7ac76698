"""The page about a record in a real browser: it fits on one sheet, and its drawings can be followed."""

import json
from pathlib import Path

import pytest

from advisor.usecases.report import page_of
from advisor.views.writers.html import html
from chromium import Browser
from effort import LONG
from five_interviews import FIVE, recorded
from long_consultation import consultation, many_steps
from program import ROOT
from recorded_answers import journal_at

IN_SIGHT = (
    "(() => {{ const place = document.getElementById({}); const box = place.getBoundingClientRect();"
    " return box.height > 0 && box.top < innerHeight && box.bottom > 0; }})()"
)
OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; }); 1"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    journal = journal_at(place / "journal.db")
    path = place / "report.html"
    page = page_of(journal, consultation(journal, ROOT, many_steps(), "20261122-0000aaaa"))
    path.write_text(html(page), encoding="utf-8")
    return path


@pytest.mark.parametrize("interview", FIVE if LONG else [*FIVE][:2])
def test_folded_it_is_printed_on_one_sheet(running: Browser, tmp_path: Path, interview: str) -> None:
    journal, path = journal_at(tmp_path / "journal.db"), tmp_path / "report.html"
    page = page_of(
        journal, recorded(journal, interview), "A choice with a long name, for 2026", "Ada Lovelace"
    )
    path.write_text(html(page), encoding="utf-8")
    shown = running.open(path)
    assert shown.sheets() == 1
    shown.value(OPEN_ALL)
    assert shown.sheets() > 1


def test_digests_are_not_cut_off_on_paper(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.value(OPEN_ALL)
    page.resize(688, 1000)  # 182 mm, A4 within its margins
    running.call("Emulation.setEmulatedMedia", page.session, media="print")
    wide = page.value(
        "[...document.querySelectorAll('main *')].filter((node) =>"
        " node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.outerHTML.slice(0, 80))"
    )
    assert wide == []


def test_a_rule_in_a_drawing_leads_to_it_and_opens_its_fold_without_scripts(
    running: Browser, file: Path
) -> None:
    page = running.open(file, scripting=False)
    page.click("#drawing > summary")
    place = page.value("document.querySelector('a.node.rule').getAttribute('href').slice(1)")
    page.click("a.node.rule rect")
    assert page.becomes(IN_SIGHT.format(json.dumps(place)))
    assert page.value("document.getElementById('rules').open")


def test_what_leads_to_a_box_and_from_it_lights_up_under_the_pointer(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.value(OPEN_ALL)
    page.value("document.querySelector('a.node.answer').focus({focusVisible: true})")
    lit = page.value(
        "[...document.querySelector('svg.graph').querySelectorAll('.curves path')]"
        ".map((line) => getComputedStyle(line).opacity === '1')"
    )
    assert any(lit)
    assert not all(lit)


def test_every_label_of_the_drawings_fits_into_its_box(running: Browser, file: Path) -> None:
    page = running.open(file)
    page.value(OPEN_ALL)
    wide = page.value(
        "[...document.querySelectorAll('a.node')].filter((node) => { const room = node.querySelector('rect').getBBox();"
        " return [...node.querySelectorAll('text')].some((text) => { const box = text.getBBox();"
        " return box.x < room.x || box.x + box.width > room.x + room.width; }); }).map((node) => node.textContent)"
    )
    assert wide == []
