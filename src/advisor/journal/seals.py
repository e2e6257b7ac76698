"""The parts of an entry, each sealed by a commitment: SHA-256 over a random salt, the name and the value.

A part can be taken out later: its commitment stays, and with it the hash of the entry, but without the
salt nobody can try out which value it was (the idea is that of selective disclosure, RFC 9901, section 4).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.formats.canonical import digest


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A named part with its salt and commitment; salt and value are None once it was taken out.

    Of what was read from canonical JSON it may be known that it is `plain`, and need not be found out again.
    """

    name: str
    value: Any
    salt: str | None
    commitment: str
    plain: bool = field(default=False, compare=False, repr=False)

    @property
    def is_there(self) -> bool:
        return self.salt is not None

    @property
    def holds(self) -> bool:
        """Whether the value is what was committed to; a part that was taken out must be without one."""
        if self.salt is None:
            return self.value is None
        try:
            return self.commitment == commit(self.name, self.value, self.salt, plain=self.plain)
        except ValueError:  # what no canonical text says, such as 10 ** 30, was never sealed
            return False


def commit(name: str, value: Any, salt: str, *, plain: bool = False) -> str:
    return digest([salt, name, value], plain=plain)


def seal(parts: Iterable[tuple[str, Any]], new_salt: Callable[[], str]) -> tuple[SealedPart, ...]:
    return tuple(sealed(name, value, new_salt()) for name, value in parts)


def sealed(name: str, value: Any, salt: str) -> SealedPart:
    return SealedPart(name, value, salt, commit(name, value, salt))


def taken_out(part: SealedPart) -> SealedPart:
    return SealedPart(part.name, None, None, part.commitment)


def split(sections: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return the sections of a record as named parts; each element of a list is a part of its own."""
    parts: list[tuple[str, Any]] = []
    for name, value in sections.items():
        if isinstance(value, list):
            parts += [(f"{name}/{number}", element) for number, element in enumerate(value)]
        else:
            parts.append((name, value))
    return tuple(parts)


def joined(parts: Iterable[SealedPart]) -> dict[str, Any]:
    """Return the sections of a record that parts were split from; what was taken out is null."""
    sections: dict[str, Any] = {
        "head": None,
        "locked": [],
        "without": [],
        "steps": [],
        "answers": [],
        "outcome": [],
        "result": None,
    }
    for part in parts:
        name, slash, _ = part.name.partition("/")
        if slash:
            sections.setdefault(name, []).append(part.value)
        else:
            sections[name] = part.value
    return sections


def tells_of(part: SealedPart, facts: Iterable[str]) -> bool:
    """Return whether a part tells of one of these facts; the full result tells of all."""
    if part.name == "result":
        return True
    return isinstance(part.value, dict) and part.value.get("fact") in set(facts)
