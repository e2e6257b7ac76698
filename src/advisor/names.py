"""What people mean by a name that they typed: case counts for nothing, and spaces, hyphens and underscores are alike."""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from advisor.problems import MAX_NAME_CHARACTERS, RequestError, cut
from advisor.texts import listing

# Minimum similarity of a guess: below it one misleads more often than it helps.
MIN_SIMILARITY = 0.75

# What parts the words of a name: not a hyphen before it, which excludes a value.
BETWEEN_WORDS = re.compile(r"(?<=\w)[\s_-]+(?=\w)")

# What people put around and behind what they type, and mean nothing by.
APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'"})
AROUND = tuple(
    re.compile(rf"{re.escape(begin)}([^{re.escape(begin + end)}]+){re.escape(end)}")
    for begin, end in ("''", '""', "``", "()", "[]", "{}", "<>")
)
BEHIND = re.compile(r"(.*[^.!?\s])\s*(?:[!?]+|\.)")


@lru_cache(maxsize=1 << 14)
def folded(word: str) -> str:
    """Return a word as names are compared: in small letters, its parts with one space between them."""
    return " ".join(BETWEEN_WORDS.sub(" ", word.casefold()).split())


def bare(typed: str) -> str:
    """Return what somebody typed without the quotes or brackets around, and without the full stop behind.

    Dots that leave an answer open stay, and so does what is nothing but signs.
    """
    text = " ".join(typed.translate(APOSTROPHES).split())
    for form in (BEHIND, *AROUND):
        if (match := form.fullmatch(text)) and match[1].strip():
            text = match[1].strip()
    return text


def meant(word: str, names: Iterable[str]) -> str | None:
    """Return the one name that a word spells, whatever its case and whatever parts it; None if none or several do."""
    names = tuple(names)
    same = [word] if word in names else [name for name in names if folded(name) == folded(word)]
    return same[0] if len(same) == 1 else None


def find_name(kind: str, word: str, names: Mapping[str, str], *, listed: int = 0) -> str:
    """Return the name that a word spells, or whose title it is. Raises RequestError, with the nearest of both.

    `names` have a title each, which may be empty; if there are at most `listed`, the error names them all.
    """
    if name := spelt(word, names):
        return name
    raise unknown(kind, word, names, filter(None, names.values()), listed=listed)


def spelt(word: str, names: Mapping[str, str]) -> str | None:
    """Return the name that a word spells, or whose title it is; None if there is none. Raises RequestError for several."""
    if name := meant(word, names):
        return name
    titled = [name for name, title in names.items() if title and folded(title) == folded(word)]
    if len(titled) > 1:
        raise RequestError(f"'{word}' could be {' or '.join(titled)}")
    return titled[0] if titled else None


def nearest(word: str, names: Iterable[str], least: float = MIN_SIMILARITY) -> str | None:
    """Return the one name that `word` was probably meant to be, or None."""
    return None if len(word) > MAX_NAME_CHARACTERS else nearest_of(folded(word), tuple(names), least)


@lru_cache(maxsize=4096)
def nearest_of(word: str, names: tuple[str, ...], least: float) -> str | None:
    """Return the name most like a folded word (Ratcliff/Obershelp), or None; remembered: files repeat mistakes."""
    likely = {folded(name): name for name in names if may_be_near(word, folded(name))}
    matches = difflib.get_close_matches(word, likely, n=1, cutoff=least) if likely else []
    return likely[matches[0]] if matches else None


def may_be_near(word: str, name: str) -> bool:
    """Return False if the lengths and letters alone show that two words are not alike: quicker than comparing."""
    both = len(word) + len(name)
    shared = min(
        len(word) - len(letters(word) - letters(name)), len(name) - len(letters(name) - letters(word))
    )
    return 2 * shared >= MIN_SIMILARITY * both


@lru_cache(maxsize=4096)
def letters(word: str) -> frozenset[str]:
    return frozenset(word)


def did_you_mean(word: str, names: Iterable[str], titles: Iterable[str] = (), *, listed: int = 12) -> str:
    """Return a hint: the nearest name, else the nearest title, else all names if they are few, else nothing."""
    names = tuple(names)
    if guess := nearest(word, names) or nearest(word, titles):
        return f"did you mean '{guess}'?"
    if 0 < len(names) <= listed:
        return "known are: " + ", ".join(names)
    return ""


def not_covered(*names: str) -> str:
    """Return what is said of names that people may well ask for, and that a knowledge base says nothing of."""
    quoted = listing(f"'{cut(name)}'" for name in names)
    return f"{quoted} {'is' if len(names) == 1 else 'are'} not covered by this base"


def unknown(
    kind: str, name: str, names: Iterable[str], titles: Iterable[str] = (), *, listed: int = 0
) -> RequestError:
    """Return the error for a name that nothing has, with the nearest one, or all if few enough are to be listed."""
    what = f"there is no {kind} '{name}'" if name.strip() else f"name a {kind}"
    hint = did_you_mean(name, names, titles, listed=listed)
    return RequestError(what + (f"; {hint}" if hint else ""))
