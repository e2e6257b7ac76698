"""Where an entry stands in a page, and which of the addresses that people wrote are links."""

import re

from advisor.texts import clean
from advisor.views.document.spans import Link

IN_ANCHORS = re.compile(r"[^A-Za-z0-9._/-]")
# What an address is made of, without the few characters that Markdown or HTML could take for more.
IN_ADDRESSES = re.compile(r"[^A-Za-z0-9._~:/?#@!$&*+,=%-]")


def anchor(link: Link) -> str:
    """Return the anchor of an entry, of letters that every link can hold; no two entries share one."""
    return f"{link.kind}/{spelled(link.id)}"


def spelled(name: str) -> str:
    """Return a name with every other letter as `~` and the hexadecimal of its bytes."""
    return IN_ANCHORS.sub(
        lambda odd: "".join(f"~{byte:02x}" for byte in odd[0].encode(errors="replace")), name
    )


def web_address(url: str) -> bool:
    """Return whether this leads to the web; anything else, such as `javascript:`, is no link."""
    return bool(re.match(r"https?://", url, re.IGNORECASE))


def percent_encoded(url: str) -> str:
    """Return an address in letters that need no escaping; it leads to the same place."""
    return IN_ADDRESSES.sub(lambda odd: "".join(f"%{byte:02X}" for byte in odd[0].encode()), clean(url))
