"""Pages as tests see them: their tags, their anchors, their links and the words in each entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "rect"}
UNSEEN = {"style", "script"}


@dataclass
class Element:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """All words in it, with single blanks."""
        return " ".join("".join(one if isinstance(one, str) else one.text for one in self.inside).split())

    def all(self, tag: str = "") -> list["Element"]:
        """Return the elements below it, or those of one tag, from the top down."""
        return [one for one in self.below() if not tag or one.tag == tag]

    def below(self) -> Iterator["Element"]:
        """Yield the elements below it."""
        for one in self.inside:
            if isinstance(one, Element):
                yield one
                yield from one.below()

    @property
    def skeleton(self) -> list[str]:
        """The tags below it with the names of their attributes, and no words at all."""
        return [" ".join((one.tag, *sorted(one.attributes))) for one in self.all()]


class Builder(HTMLParser):
    """Builds elements; raises AssertionError for a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag not in UNSEEN:
            self.open[-1].inside.append(data)


def parsed(page: str) -> Element:
    """Return a page of HTML as one element."""
    builder = Builder()
    builder.feed(page)
    builder.close()
    assert len(builder.open) == 1, f"{builder.open[-1].tag} is not closed"
    return builder.open[0]


def rendered(page: str) -> Element:
    """Return a page of Markdown as the element that a reader of Markdown makes of it."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parsed(markdown.render(page))


def anchors(page: Element) -> list[str]:
    """Return all anchors of a page."""
    return [one.attributes["id"] for one in page.all() if "id" in one.attributes]


def links(page: Element) -> list[str]:
    """Return where all links of a page lead."""
    return [one.attributes["href"] for one in page.all("a") if "href" in one.attributes]


def entry(page: Element, anchor: str) -> Element:
    """Return the entry with this anchor."""
    (found,) = (one for one in page.all("article") if one.attributes["id"] == anchor)
    return found


def rows(found: Element) -> dict[str, str]:
    """Return the rows of an entry: label and words."""
    return dict(
        zip((one.text for one in found.all("dt")), (one.text for one in found.all("dd")), strict=True)
    )
