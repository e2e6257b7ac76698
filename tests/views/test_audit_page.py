"""The page of an audit: the fates of all records, those that changed first, with the edits to blame."""

from pathlib import Path

from folders import FACTS, folder, rule_text
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
    assert '"advisor.audit/2"' in alone
    assert both == alone


def test_the_changed_stand_first_with_what_is_to_blame(tmp_path: Path) -> None:
    code, path = audited(tmp_path)
    page = parsed(path.read_text(encoding="utf-8"))
    assert code == 1
    assert [one.text for one in page.all("h2")] == ["1 changed", "1 same"]
    assert [one.text for one in page.all("summary")] == ["1 same"]
    changed, _, same = page.text.partition("1 changed 20261122-0000aaaa,")[2].partition("1 same")
    assert "lamp: bulb -> candle" in changed
    assert "rule r/slug: changed" in changed
    assert "20261122-0000bbbb" in same
    assert {link[1:] for link in links(page)} <= set(anchors(page))
