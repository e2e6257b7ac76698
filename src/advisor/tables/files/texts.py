"""Cells to texts: as a table shows them, or as JSON."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard

import pyarrow as pa
import pyarrow.compute as pc

from advisor.language.grammar.answers import ANSWER
from advisor.language.reading.spellings import EMPTY_SET
from advisor.language.reading.written import in_signs
from advisor.tables.files.rows import Cells, is_text
from advisor.tables.results import BETWEEN
from advisor.texts import FORMULA, NUMBER

Word: TypeAlias = str | bool | int | float
Say = Callable[[Any], str | None]

# What must be written otherwise within the quotation marks of JSON.
ESCAPED = re.compile(rb'["\\\x00-\x1f]')
# What a formula begins with.
SIGNS = re.compile(rb"[=+@\t\r-]")


def is_plain(kind: pa.DataType) -> bool:
    """Return whether cells are written the same as a table shows them and as JSON."""
    return bool(pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind))


def as_text(cells: Cells, *, answers: bool, delimiter: str | None = None) -> pa.Array:
    """Return cells as a table shows them; lists of answers have a semicolon between their words.

    With a delimiter they are cells of CSV, in quotation marks only where they need them.
    """
    say = answer_text if answers else cell_text

    def text(texts: pa.Array) -> pa.Array:
        return texts if delimiter is None else csv_cells(texts, delimiter)

    if not isinstance(cells, pa.Array):
        return text(pa.array([say(cell) for cell in cells], pa.string()))
    return texts_of(cells, say, text)


def as_json(cells: Cells) -> pa.Array:
    """Return cells as JSON; what is not there is null."""
    if not isinstance(cells, pa.Array):
        return pa.array([json_text(cell) for cell in cells], pa.string())
    return pc.fill_null(texts_of(cells, None, quoted), "null")


def texts_of(cells: pa.Array, say: Say | None, text: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Return the texts of an array; each different one of a dictionary is written once.

    Without anything to `say` what is no text, it is said as JSON.
    """
    if pa.types.is_dictionary(cells.type):
        return texts_of(cells.dictionary, say, text).take(cells.indices)
    if is_text(cells.type):
        return text(cells.cast(pa.string()))
    if is_plain(cells.type):
        return cells.cast(pa.string())
    texts = [None if value is None else (say or json_text)(value) for value in values_of(cells)]
    array = pa.array(texts, pa.string())
    return text(array) if say else array


def values_of(cells: pa.Array) -> Sequence[Any]:
    """Return cells as Python values; those that Python has none for, such as late days, as Arrow shows them."""
    try:
        return cells.to_pylist()  # type: ignore[no-any-return]  # pyarrow has no types
    except (ValueError, OverflowError):
        return [arrow_value(cells.slice(row, 1)) for row in range(len(cells))]


def arrow_value(cell: pa.Array) -> Any:
    """Return the value of a single cell, or what Arrow shows of it."""
    try:
        return cell[0].as_py()
    except (ValueError, OverflowError):
        return cell.to_string(skip_new_lines=True)[1:-1]


def quoted(texts: pa.Array) -> pa.Array:
    if anywhere(ESCAPED, texts):
        return pa.array(
            [None if text is None else json_text(text) for text in texts.to_pylist()], pa.string()
        )
    return pc.binary_join_element_wise('"', texts, '"', "")


def json_text(value: object) -> str:
    """Return a value as JSON; what JSON has no form for is written as text, and no number as null."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, default=fallback_text)
    except ValueError:  # NaN or an infinity somewhere in it
        return json.dumps(without_nan(value), ensure_ascii=False, default=fallback_text)


def fallback_text(value: object) -> str:
    """Return as a text what JSON has no form for."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def without_nan(value: object) -> object:
    """Return a value with null in the place of what is no number."""
    match value:
        case float():
            return value if abs(value) < float("inf") else None
        case list():
            return [without_nan(part) for part in value]
        case Mapping():
            return {key: without_nan(part) for key, part in value.items()}
        case _:
            return value


def cell_text(value: object) -> str | None:
    """Return a value as a table shows it."""
    return value if value is None or isinstance(value, str) else json_text(value).strip('"')


def answer_text(value: object) -> str | None:
    """Return an answer as a table shows it."""
    if is_words(value):
        return BETWEEN.join(map(word_text, value)) or EMPTY_SET
    if isinstance(value, Mapping):
        lists = {key: words if isinstance(words, list) else [words] for key, words in value.items()}
        parts = {key: list(map(word_text, words)) for key, words in lists.items() if is_words(words)}
        if parts.keys() == value.keys() <= ANSWER.by_key.keys() and (word := in_signs(parts)):
            return word
    return cell_text(value)


def is_words(value: object) -> TypeGuard[list[Word]]:
    return isinstance(value, list) and all(isinstance(part, Word) for part in value)


def word_text(word: Word) -> str:
    return word if isinstance(word, str) else json_text(word)


def lists_json(lists: pa.Array) -> pa.Array:
    names = lists.flatten()
    texts = pa.array([json_text(name) for name in names.dictionary.to_pylist()], pa.string())
    return pc.binary_join_element_wise("[", joined(lists, texts, ","), "]", "")


def joined(lists: pa.Array, texts: pa.Array, between: str) -> pa.Array:
    """Return the names of each list in one text, each name written as its text."""
    words = pa.ListArray.from_arrays(lists.offsets, texts.take(lists.flatten().indices))
    return pc.binary_join(words, between)


def lists_text(lists: pa.Array) -> pa.Array:
    """Return lists of names with a semicolon between them."""
    return joined(lists, lists.flatten().dictionary, BETWEEN)


def anywhere(signs: re.Pattern[bytes], texts: pa.Array) -> bool:
    """Return False only if none of these signs stands in any of the texts: looking at all at once is quicker."""
    content = texts.buffers()[2]
    return content is not None and signs.search(content) is not None


def csv_cells(texts: pa.Array, delimiter: str) -> pa.Array:
    """Return texts as cells of CSV that are no formulas, in quotation marks only where they need them."""
    texts = inert(texts)
    signs = f'["\r\n{delimiter}]'
    if not anywhere(re.compile(signs.encode()), texts):
        return texts
    marked = pc.binary_join_element_wise('"', pc.replace_substring(texts, '"', '""'), '"', "")
    return pc.if_else(pc.match_substring_regex(texts, signs), marked, texts)


def inert(texts: pa.Array) -> pa.Array:
    """Return texts that are no formulas, as `advisor.texts.inert` does of one."""
    if not anywhere(SIGNS, texts):
        return texts
    numbers = pc.match_substring_regex(texts, f"^({NUMBER})$")
    runs = pc.and_not(pc.match_substring_regex(texts, FORMULA), numbers)
    return pc.if_else(runs, pc.binary_join_element_wise("'", texts, ""), texts)


def joined_rows(parts: Sequence[Any]) -> bytes:
    """Return parts of each row, one after another, as bytes."""
    lines = pc.binary_join_element_wise(*parts, "\n", "")
    size = pc.sum(pc.binary_length(lines)).as_py()
    return lines.buffers()[2][:size].to_pybytes() if size else b""
