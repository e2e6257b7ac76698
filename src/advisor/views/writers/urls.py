"""Addresses that people wrote: which of them are links."""

import re

from advisor.texts import clean

# What an address is made of, without the few characters that Markdown or HTML could take for more.
PLAIN = re.compile(r"[^A-Za-z0-9._~:/?#@!$&*+,=%-]")


def web_address(url: str) -> bool:
    """Return whether this leads to the web; anything else, such as `javascript:`, is no link."""
    return bool(re.match(r"https?://", url, re.IGNORECASE))


def percent_encoded(url: str) -> str:
    """Return an address in letters that need no escaping; it leads to the same place."""
    return PLAIN.sub(lambda odd: "".join(f"%{byte:02X}" for byte in odd[0].encode()), clean(url))
