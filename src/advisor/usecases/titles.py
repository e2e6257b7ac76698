"""The titles that people give to records."""

from advisor.problems import RequestError

LONGEST = 100


def record_title(words: str) -> str:
    """Return the title of a record as it is kept. Raises RequestError if it is too long, or steers a terminal."""
    title = " ".join(words.split())
    if not title.isprintable():
        raise RequestError("a title has no characters that cannot be printed")
    if len(title) > LONGEST:
        raise RequestError(f"a title has at most {LONGEST} characters; this one has {len(title)}")
    return title
