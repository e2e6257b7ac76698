"""Pages that need nothing else: no network, and nothing that was written by people does more than be read."""

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from advisor.texts import clean
from advisor.views.writers.anchors import spelled


@cache
def templates() -> Environment:
    """Return the templates; whatever they are given is shown as text."""
    environment = Environment(
        loader=PackageLoader("advisor.views.writers"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["spelled"] = spelled
    return environment


def shown(value: object) -> object:
    """Return a value as pages show it: a text without characters that turn its direction or control."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def policy(style: str, script: str = "") -> str:
    """Return the policy under which a browser loads nothing and runs this style and this script only."""
    kinds = {"style-src": style, "script-src": script}
    hashes = (f"{kind} 'sha256-{digest(content)}'" for kind, content in kinds.items() if content)
    return "; ".join(("default-src 'none'", *hashes, "base-uri 'none'", "form-action 'none'"))


def digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
