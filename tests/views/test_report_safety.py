"""Whatever people write stays text in a report and in the terminal, and the same record gives the same bytes."""

import base64
import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from advisor.explain.explanation import explain
from advisor.formats.recommendation import to_document
from advisor.journal.keep_and_remove import redact
from advisor.language.reading.answers import Given, profile_of
from advisor.recommend import recommend
from advisor.usecases.journals import now
from advisor.views.report.entries import Seal
from advisor.views.report.html import html_page
from advisor.views.report.report import report
from folders import folder, rule_text
from hostile_texts import HOSTILE, STEERING, base_saying
from html_pages import Element, parsed
from program import COMMAND, ROOT, advisor, environment
from recorded_answers import journal_at, record_answers

GIVEN = (Given("yes_no", "no"), Given("several", frozenset()))


def hostile_page(words: str) -> str:
    """Return a report in which every text is these words, that of rules, answers and files too."""
    base = base_saying(words)
    explanation = explain(base, GIVEN, recommend(base, profile_of(GIVEN)))
    steps = [{"at": words, "deed": words, "fact": "yes_no", "answer": words}]
    seal = Seal(
        record=words,
        number=1,
        previous=words,
        hash=words,
        head_number=1,
        head=words,
        started=words,
        finished=words,
        advisor=words,
        engines=((words, words),),
        fingerprint=words,
        files=((words, words),),
        locked=(words,),
        origin=words,
    )
    return html_page(
        report(base, explanation, {"steps": steps, "result": to_document(base, explanation)}, seal)
    )


def sha256(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def tags(page: Element) -> list[str]:
    """Return the tags of a page, save the lines of labels in a graph, which depend on how long they are."""
    return [one for one in page.skeleton if not one.startswith("text ")]


def test_the_harmless_page_has_every_kind_of_section() -> None:
    page = parsed(hostile_page("harmless"))
    there = {one.attributes.get("id") for one in page.all("section")}
    assert there >= {"firm", "answers", "d-0", "findings", "fired", "guarantees", "sources", "record"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    assert tags(parsed(hostile_page(words))) == tags(parsed(hostile_page("harmless")))


def test_characters_that_turn_or_steer_text_are_shown_as_question_marks() -> None:
    page = hostile_page(STEERING)
    assert not any(char in page for char in "\u202e\u2066\x1b\x07\ud800\u2028")
    page.encode()


def test_the_page_loads_nothing_and_has_its_own_style_only() -> None:
    page = hostile_page("harmless")
    policy = next(
        one.attributes["content"] for one in parsed(page).all("meta") if "http-equiv" in one.attributes
    )
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    assert policy == f"default-src 'none'; style-src {sha256(style)}; base-uri 'none'; form-action 'none'"
    loading = {"src", "srcset", "style", "onclick", "onload", "action", "data", "poster", "background"}
    assert not loading & {name for one in parsed(page).all() for name in one.attributes}
    assert "script" not in {one.tag for one in parsed(page).all()}


def test_the_same_journal_gives_the_same_bytes(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    record_answers(
        journal_at(journal), folder(tmp_path / "base", rule_text()), {"dark": "yes"}, "20261122-0000aaaa"
    )
    written = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        done = subprocess.run(
            [*COMMAND, "report", "--journal", str(journal), "--html", str(path)],
            cwd=ROOT,
            env=environment(None) | {"PYTHONHASHSEED": seed},
            check=False,
        )
        assert done.returncode == 0
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_a_hostile_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    record_answers(
        journal_at(journal), folder(tmp_path / "base", rule_text()), {"dark": "yes"}, "20261122-0000aaaa"
    )
    path = tmp_path / "a\x1b[31m\u202e.html"
    done = advisor("report", "--journal", str(journal), "--html", str(path))
    assert done.returncode == 0
    assert "a?[31m?.html" in done.stderr.replace("\n", "")
    path.write_text("mine", encoding="utf-8")
    done = advisor("report", "--journal", str(journal), "--html", str(path))
    assert done.returncode == 2
    assert "is no report" in done.stderr
    assert not set("\x1b\u202e").intersection(done.stderr)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_record_that_parts_were_taken_out_of_has_no_report(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "journal.db")
    record_answers(journal, folder(tmp_path / "base", rule_text()), {"dark": "yes"}, "20261122-0000aaaa")
    redact(journal, "20261122-0000aaaa", ["dark"], now(), "asked for")
    path = tmp_path / "page.html"
    done = advisor("report", "--journal", str(tmp_path / "journal.db"), "--html", str(path))
    assert done.returncode == 2
    assert "is redacted; it cannot be explained" in done.stderr
    assert not path.exists()
