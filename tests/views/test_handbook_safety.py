"""Whatever people write stays text in a handbook, and the page can do nothing but be read."""

import base64
import hashlib
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.explain.handbook import handbook
from advisor.language.reading.base import read_base
from advisor.model import (
    All,
    Always,
    Any,
    Award,
    Conclude,
    Found,
    Guarantee,
    Is,
    Kind,
    Not,
    Passage,
    RuleBase,
    Source,
)
from advisor.views.handbook.html import html_page
from advisor.views.handbook.text import markdown_page, markdown_pages
from advisor.views.web.anchors import spelled
from advisor.views.writers.escaping import Markdown, code, joined, linked
from builders import HERE, base, decision, fact, rule
from folders import FACTS, folder, read
from html_pages import Element, anchors, entry, parsed, rendered
from program import COMMAND, ROOT, environment

HOSTILE = (
    "<script>hacked = 1</script>",
    '"><img src=x onerror="hacked=1">',
    "</style><script>hacked = 1</script>",
    "[click](javascript:hacked=1)",
    "![image](https://example.org/x.png)",
    "<https://example.org> and https://example.org and www.example.org and me@example.org",
    "a | b | c",
    "`code` and ``more`` and ```",
    "**bold** _italic_ ~~gone~~ $x$ :smile:",
    "# heading",
    "- list",
    "1. list",
    "===",
    "&lt;b&gt; &#x202e;",
    "{{ 7 * 7 }} {% raw %} {# comment #}",
    "back\\slash \\` \\[",
    "]]> --> <!--",
)


def said(words: str) -> RuleBase:
    """Return a base in which every text is these words."""
    topic = [fact("yes_no", Kind.YES_NO), fact("several", Kind.SEVERAL, ("one", "two"))]
    facts = [
        replace(
            one,
            ask=words,
            why=words,
            values=tuple(replace(value, title=words, help=words) for value in one.values),
        )
        for one in topic
    ]
    condition = All((Any((Is("yes_no", ("yes",)), Found("found"))), Not(Is("several", ("one", "two")))))
    rules = [
        replace(one, title=words, because=words, source=("P1", words), reviewed=words)
        for one in (
            rule("file/a", Is("yes_no", ("no",)), Conclude("found")),
            rule("file/b", condition, Award("a", 4)),
        )
    ]
    plain = base(facts, rules, findings=["found"], advice=["advice"], impossible=[Is("yes_no", ("yes",))])
    choice = decision("choice", "a", "b")
    candidates = tuple(
        replace(candidate, title=words, summary=words, watch_out=words, attributes={"x": (words,)})
        for candidate in choice.candidates
    )
    promise = Guarantee("file/promise", words, words, condition, Always("choice", ("a",)), ("P1",), HERE)
    return replace(
        plain,
        title=words,
        fingerprint=words,
        topics=tuple(replace(one, title=words) for one in plain.topics),
        findings={name: replace(one, title=words) for name, one in plain.findings.items()},
        advice={name: replace(one, text=words, about=("a",)) for name, one in plain.advice.items()},
        decisions={"choice": replace(choice, title=words, candidates=candidates)},
        impossible=tuple(replace(one, because=words) for one in plain.impossible),
        sources=(Source("s", words, words, words, words, HERE),),
        passages={"P1": Passage("P1", words, guidance=True, place=HERE)},
        guarantees={promise.id: promise},
    )


def tags(page: Element) -> list[str]:
    """Return the tags of a page, save the lines of labels in the graph, which depend on how long they are."""
    return [one for one in page.skeleton if not one.startswith("text ")]


def times(page: Element, words: str) -> int:
    """Return how often a page says words outside of the graph."""
    graph = sum(one.text.count(words) for one in page.all("svg"))
    return page.text.count(words) - graph


HARMLESS = handbook(said("harmless"))
PLAIN_PAGE = parsed(html_page(HARMLESS))
PLAIN_TEXT = rendered(markdown_page(HARMLESS))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words_in_the_page(words: str) -> None:
    found = parsed(html_page(handbook(said(words))))
    assert tags(found) == tags(PLAIN_PAGE)
    assert times(found, words) == times(PLAIN_PAGE, "harmless")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words_in_the_markdown(words: str) -> None:
    book = handbook(said(words))
    found = rendered(markdown_page(book))
    assert tags(found) == tags(PLAIN_TEXT)
    assert times(found, words) == times(PLAIN_TEXT, "harmless")
    pages = markdown_pages(book)
    assert tags(parsed(pages["requirements.svg"])) == tags(
        parsed(markdown_pages(HARMLESS)["requirements.svg"])
    )


MARKED_UP = (
    st.text(st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~&$:/@=;\"'"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        ("before ", " after", ["p"]),
        ("", "", ["p"]),
        ("# ", "", ["h1"]),
        ("- ", "", ["ul", "li"]),
        ("- **", "**", ["ul", "li", "strong"]),
    ],
)
@given(words=MARKED_UP)
@example(words="F and C #")
def test_no_words_at_all_are_more_than_words_in_markdown(
    before: str, after: str, made: list[str], words: str
) -> None:
    found = rendered(joined([Markdown(before), words, Markdown(after)]))
    assert found.skeleton == made
    assert found.text == shown(before.strip("#*- ") + " " + words + after.strip("*"))


@given(MARKED_UP, MARKED_UP)
def test_links_and_code_end_where_they_should(words: str, other: str) -> None:
    found = rendered(joined(["a ", linked(words, "#x"), other, code(other), words]))
    assert found.skeleton == ["p", "a href", "code"]
    assert found.text == shown(f"a {words}{other}{other}{words}")


def shown(words: str) -> str:
    """Return words with single blanks."""
    return " ".join(words.split())


STEERING = "a\u202eb\u2066c\u200bd\x1b[31me\x07f\ud800g\u2028h"


def test_characters_that_turn_or_steer_text_are_shown_as_question_marks() -> None:
    book = handbook(said(STEERING))
    for page in (html_page(book), *markdown_pages(book).values()):
        assert not any(char in page for char in "\u202e\u2066\x1b\x07\ud800\u2028")
        page.encode()
    assert times(parsed(html_page(book)), "a?b?c\u200bd?[31me?f?g?h") == times(PLAIN_PAGE, "harmless")


def test_no_two_names_share_an_anchor() -> None:
    odd = ["P 1", "P~201", "P~1", "P/1", "P#1", "p 1", "P 1", "Ä", "~c3~84", "%20", " ", "~20"]
    assert len({spelled(name) for name in odd}) == len(set(odd))
    assert all(re.fullmatch(r"[A-Za-z0-9._/~-]+", spelled(name)) for name in odd)


@given(st.text(max_size=5), st.text(max_size=5))
def test_anchors_differ_where_names_do(one: str, other: str) -> None:
    assert (spelled(one) == spelled(other)) == (one == other)


def test_passages_with_odd_names_are_found_all_the_same(tmp_path: Path) -> None:
    facts = FACTS.replace("P1:", "'§ 1 (a) | <b>':").replace("source: P1", "source: '§ 1 (a) | <b>'")
    book = handbook(read(folder(tmp_path, facts=facts)))
    page = parsed(html_page(book))
    (link,) = [one.attributes["href"] for one in entry(page, "fact/dark").all("dd")[-1].all("a")]
    assert entry(page, link.removeprefix("#")).text.startswith("§ 1 (a) | <b>")
    assert link.removeprefix("#") in anchors(rendered(markdown_page(book)))


def test_the_page_loads_nothing_and_runs_only_its_own_style_and_script() -> None:
    page = html_page(handbook(read_base()))
    policy = next(
        one.attributes["content"] for one in parsed(page).all("meta") if "http-equiv" in one.attributes
    )
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    assert allowed == {
        "default-src": "'none'",
        "style-src": sha256(style),
        "script-src": sha256(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    loading = {"src", "srcset", "style", "onclick", "onload", "action", "data", "poster", "background"}
    assert not loading & {name for one in parsed(page).all() for name in one.attributes}
    assert not re.search(r"@import|url\((?!#)|innerHTML|fetch\(", page)


def sha256(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_the_same_knowledge_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        done = subprocess.run(
            [*COMMAND, "docs", "--html", str(folder / "page.html"), "--markdown", str(folder / "text")],
            cwd=ROOT,
            env=environment(None) | {"PYTHONHASHSEED": seed},
            check=False,
        )
        assert done.returncode == 0
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert len(written[0]) > 20
    assert written[0] == written[1]
