"""The compact protocol of Apache Thrift, in which Parquet writes its footers: bytes to values and back.

Only what footers hold. A field keeps its type, so that what was read is written as it stood.
Specification: thrift-compact-protocol.md in the repository of Apache Thrift.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

TRUE, FALSE, BYTE, SHORT, INT, LONG, DOUBLE, BINARY, LIST, STRUCT = 1, 2, 3, 4, 5, 6, 7, 8, 9, 12
NUMBERS = (SHORT, INT, LONG)

Value: TypeAlias = "int | bytes | Elements | Struct"


@dataclass(frozen=True, slots=True)
class Elements:
    """A list of values of one type."""

    kind: int
    values: tuple[Value, ...]


Struct: TypeAlias = Mapping[int, tuple[int, Value]]
"""Fields by their numbers, in order, each with its type."""


@dataclass(slots=True)
class Reader:
    """Bytes, and how far they are read."""

    content: bytes
    place: int = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        self.place += size
        return self.content[self.place - size : self.place]

    def varint(self) -> int:
        """Return the next number without a sign: seven bits to a byte, the lowest first."""
        found, shift = 0, 0
        while True:
            (byte,) = self.take(1)
            found |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return found

    def number(self) -> int:
        """Return the next number with a sign, which stands in the lowest bit."""
        found = self.varint()
        return found >> 1 ^ -(found & 1)

    def struct(self) -> Struct:
        """Return the next struct."""
        fields: dict[int, tuple[int, Value]] = {}
        field = 0
        while (first := self.take(1)[0]) != 0:
            kind, step = first & 15, first >> 4
            field = field + step if step else self.number()
            fields[field] = kind, kind if kind in (TRUE, FALSE) else self.value(kind)
        return fields

    def value(self, kind: int) -> Value:
        """Return the next value of a type."""
        if kind in NUMBERS:
            return self.number()
        if kind == BINARY:
            return self.take(self.varint())
        if kind == LIST:
            return self.elements()
        if kind == STRUCT:
            return self.struct()
        return self.take({DOUBLE: 8}.get(kind, 1))

    def elements(self) -> Elements:
        """Return the next list."""
        (first,) = self.take(1)
        size = first >> 4 if first >> 4 != 15 else self.varint()
        kind = first & 15
        return Elements(kind, tuple(self.value(kind) for _ in range(size)))


def varint(number: int) -> bytes:
    """Return a number without a sign as bytes."""
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def signed(number: int) -> bytes:
    """Return a number with a sign as bytes."""
    return varint(number << 1 if number >= 0 else (-number << 1) - 1)


def struct_bytes(fields: Struct) -> bytes:
    """Return a struct as bytes."""
    found, before = bytearray(), 0
    for field, (kind, value) in fields.items():
        step = field - before
        found += bytes([step << 4 | kind]) if 0 < step < 16 else bytes([kind]) + signed(field)
        found += b"" if kind in (TRUE, FALSE) else value_bytes(kind, value)
        before = field
    return bytes(found) + b"\0"


def value_bytes(kind: int, value: Value) -> bytes:
    """Return a value of a type as bytes."""
    match value:
        case int():
            return signed(value)
        case bytes():
            return varint(len(value)) + value if kind == BINARY else value
        case Elements():
            size = len(value.values)
            first = (
                bytes([size << 4 | value.kind]) if size < 15 else bytes([0xF0 | value.kind]) + varint(size)
            )
            return first + b"".join(value_bytes(value.kind, one) for one in value.values)
        case _:
            return struct_bytes(value)
