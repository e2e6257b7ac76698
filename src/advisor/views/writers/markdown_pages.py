"""Pages in Markdown that link to each other, with the drawings that they show."""

import posixpath
from collections.abc import Callable, Mapping

from advisor.views.document.blocks import Figure, Page
from advisor.views.document.contents import entries, every_block
from advisor.views.document.spans import Link
from advisor.views.document.words import plain
from advisor.views.writers.addresses import anchor, spelled
from advisor.views.writers.html import svg
from advisor.views.writers.markdown import markdown


def markdown_pages(pages: Mapping[Link, Page]) -> Mapping[str, str]:
    """Return the files by their paths; a link to the link of a page leads to its beginning."""
    paths = {link: f"{spelled(link.id)}.md" for link in pages}
    homes = {
        entry: paths[link] for link, page in pages.items() for entry in map(anchor, entries(page.blocks))
    }
    files: dict[str, str] = {}
    for link, page in pages.items():
        address = seen_from(paths[link], paths, homes)
        files[paths[link]] = markdown(page, address, picture)
        for block in every_block(page.blocks):
            if isinstance(block, Figure):
                files[picture(block)] = svg(block, address, plain(page.footer))
    return files


def picture(figure: Figure) -> str:
    return f"{spelled(figure.name)}.svg"


def seen_from(path: str, paths: Mapping[Link, str], homes: Mapping[str, str]) -> Callable[[Link], str]:
    """Return what says where entries stand, seen from a page."""

    def address(link: Link) -> str:
        home, place = (
            (paths[link], "") if link in paths else (homes.get(anchor(link), ""), f"#{anchor(link)}")
        )
        way = posixpath.relpath(home, posixpath.dirname(path) or ".") if home not in ("", path) else ""
        return f"{way}{place}" if home else ""

    return address
