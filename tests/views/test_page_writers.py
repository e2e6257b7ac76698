"""What a page may do: be read, lead to places that are there, and, where it is searched, run one script."""

import base64
import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from advisor.views.document.blocks import Blocks, Card, Heading, Page, Paragraph
from advisor.views.document.spans import Address, Line, Link
from advisor.views.writers.html import html
from advisor.views.writers.markdown import markdown
from every_block import every_block
from html_pages import Element, anchors, links, parsed, rendered
from program import COMMAND, ROOT, environment

LAMP = Link("lamp", "bulb", "The bulb")


def sha256(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@pytest.mark.parametrize("searchable", [False, True])
def test_a_page_loads_nothing_and_runs_only_its_own_style_and_script(*, searchable: bool) -> None:
    page = html(Page("title", every_block(), searchable=searchable))
    metas = (meta.attributes for meta in parsed(page).all("meta"))
    policy = next(meta["content"] for meta in metas if "http-equiv" in meta)
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    scripts = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == searchable
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": sha256(style),
        **({"script-src": sha256(scripts[0])} if searchable else {}),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    loading = {"src", "srcset", "style", "onclick", "onload", "action", "data", "poster", "background"}
    assert not loading & {name for tag in parsed(page).all() for name in tag.attributes}
    assert not re.search(r"@import|url\((?!#)|innerHTML|fetch\(", page)


def both(blocks: Blocks) -> tuple[Element, Element]:
    return parsed(html(Page("title", blocks))), rendered(markdown(Page("title", blocks)))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript://example.org/%0aalert(1)", "data:text/html,x", "//x", "file:///x"],
)
def test_what_does_not_lead_to_the_web_is_no_link(url: str) -> None:
    line: Line = (Address("a title", url),)
    for page in both((Paragraph(line),)):
        assert links(page) == []
        assert "a title" in page.text


@pytest.mark.parametrize(
    "url", ["https://example.org/a_b(c)?d=1&e=2#f", "HTTP://example.org/", "https://example.org/ö <b>"]
)
def test_what_leads_to_the_web_is_a_link_that_ends_where_it_should(url: str) -> None:
    line: Line = (Address("a title", url), ", and so on")
    for page in both((Paragraph(line),)):
        (link,) = page.all("a")
        assert link.text == "a title"
        assert page.text.endswith("a title, and so on")


def test_a_link_to_an_entry_that_is_elsewhere_is_its_title() -> None:
    for page in both((Paragraph((LAMP,)),)):
        assert links(page) == []
        assert "The bulb" in page.text


def test_an_entry_that_is_told_twice_has_one_place() -> None:
    twice = (Heading(("The bulb",), anchor=LAMP), Card(LAMP, (), (Paragraph((LAMP,)),)))
    for page in both(twice):
        assert [place for place in anchors(page) if place.startswith("lamp")] == ["lamp/bulb"]
        assert links(page) == ["#lamp/bulb"]


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
