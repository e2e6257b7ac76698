"""Where an entry stands in a page: one name for each, made of letters that every link can hold."""

import re

from advisor.views.document.spans import Link

PLAIN = re.compile(r"[^A-Za-z0-9._/-]")


def anchor(link: Link) -> str:
    """Return the anchor of an entry; no two entries share one."""
    return f"{link.kind}/{spelled(link.id)}"


def spelled(name: str) -> str:
    """Return a name with every other letter as `~` and the hexadecimal of its bytes."""
    return PLAIN.sub(lambda odd: "".join(f"~{byte:02x}" for byte in odd[0].encode(errors="replace")), name)
