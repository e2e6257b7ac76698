"""The page of an audit: the fates of all records, those that changed first, with the edits to blame."""

from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from advisor.authoring.compare.edits import Edit, How
from advisor.journal.audit.verdicts import Audited, End, Fate
from advisor.language.reading.base import read_base
from advisor.views.audits import audit_page
from advisor.views.writers.html import html
from chromium import Browser
from folders import FACTS, folder, rule_text
from hostile_texts import HOSTILE, STEERING
from html_pages import anchors, links, parsed
from program import advisor
from recorded_answers import journal_at, record_answers


def audited(tmp_path: Path, *options: str) -> tuple[int, Path]:
    """Return the exit code and page of an audit of two records, one of which ends otherwise."""
    journal = journal_at(tmp_path / "journal.db")
    then = folder(tmp_path / "then", rule_text(), FACTS)
    record_answers(journal, then, {"dark": "yes"}, "20261122-0000aaaa")
    record_answers(journal, then, {"dark": "no"}, "20261122-0000bbbb")
    now = folder(tmp_path / "now", rule_text(then="{favour: {candle: strong}}"), FACTS)
    path = tmp_path / "audit.html"
    place = ("--journal", str(tmp_path / "journal.db"), "--against", str(now), "--html", str(path))
    return advisor("audit", *place, *options).returncode, path


def test_json_is_written_too_if_both_are_asked_for(tmp_path: Path) -> None:
    _, path = audited(tmp_path)
    place = ("--journal", str(tmp_path / "journal.db"), "--against", str(tmp_path / "now"))
    alone, both = (advisor("audit", *place, "--json", *more).stdout for more in ((), ("--html", str(path))))
    assert '"advisor.audit/1"' in alone
    assert both == alone


def test_the_changed_stand_first_with_what_is_to_blame(tmp_path: Path) -> None:
    code, path = audited(tmp_path)
    page = parsed(path.read_text(encoding="utf-8"))
    assert code == 1
    assert [one.text for one in page.all("h2")] == ["1 changed"]
    assert [one.text for one in page.all("summary")] == ["1 same"]
    changed, _, same = page.text.partition("1 changed 20261122-0000aaaa,")[2].partition("1 same")
    assert "lamp: bulb -> candle" in changed
    assert "rule r/slug: changed" in changed
    assert "20261122-0000bbbb" in same
    assert {link[1:] for link in links(page)} <= set(anchors(page))


def test_it_opens_in_a_browser_and_axe_finds_no_barrier(running: Browser, tmp_path: Path) -> None:
    _, path = audited(tmp_path)
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    for dark in (False, True):
        page = running.open(path, dark=dark)
        assert page.complaints() == []
        assert page.requested() == [path.as_uri()]
        page.value(axe + "; 1")
        assert page.value("axe.run().then((found) => found.violations.map((one) => one.id))") == []


def hostile(words: str) -> str:
    """Return a page in which every text is these words."""
    end = End(frozenset({words}), 1)
    blame = (Edit("rule", words, How.CHANGED, parts=(words,)),)
    changed = Audited(words, words, Fate.CHANGED, {words: end}, {words: End(frozenset(), 1)}, blame=blame)
    same = replace(changed, fate=Fate.SAME, blame=(), reason=words)
    return html(audit_page([changed, same], replace(read_base(), title=words, fingerprint=words)))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    assert parsed(hostile(words)).skeleton == parsed(hostile("harmless")).skeleton


def test_characters_that_steer_are_shown_as_question_marks() -> None:
    assert not any(char in hostile(STEERING) for char in "\u202e\u2066\x1b\x07\ud800\u2028")
