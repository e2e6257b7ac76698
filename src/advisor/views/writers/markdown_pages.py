"""Pages in Markdown that link to each other, with the drawings that they show."""

import posixpath
from collections.abc import Mapping
from functools import partial

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
    places = {
        anchor(entry): f"{paths[link]}#{anchor(entry)}"
        for link, page in pages.items()
        for entry in entries(page.blocks)
    }
    places |= {anchor(link): path for link, path in paths.items()}
    files: dict[str, str] = {}
    for link, page in pages.items():
        address = partial(seen_from, paths[link], places)
        files[paths[link]] = markdown(page, address, picture)
        for block in every_block(page.blocks):
            if isinstance(block, Figure):
                files[picture(block)] = svg(block, address, plain(page.footer))
    return files


def picture(figure: Figure) -> str:
    return f"{spelled(figure.name)}.svg"


def seen_from(path: str, places: Mapping[str, str], link: Link) -> str:
    """Return where an entry stands, seen from a file; nothing if it stands nowhere."""
    file, mark, name = places.get(anchor(link), "").partition("#")
    way = posixpath.relpath(file, posixpath.dirname(path) or ".") if file not in ("", path) else ""
    return f"{way}{mark}{name}"
