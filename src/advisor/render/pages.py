"""The pages of help of checks."""

from importlib.resources import files


def page(check: str) -> str:
    """Return the page of a check, in Markdown."""
    return (files("advisor.check") / "pages" / f"{check}.md").read_text(encoding="utf-8")
