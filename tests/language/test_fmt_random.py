"""Whatever style a file is written in: its layout says the same, keeps every comment, and is laid out already."""

import contextlib
import re

from hypothesis import given
from test_read_fuzz import SHIPPED, spoilt

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.meaning import said
from advisor.language.fmt.source import comment_spans, read_pieces
from advisor.language.reading.nodes import compose
from advisor.problems import AdvisorError, Problem
from effort import tried
from yaml_styles import Value, files_in_any_style


def spoken(text: str) -> object:
    """Return what our own reader takes a text to say, mappings without order."""
    problems: list[Problem] = []
    found = said(compose(text.encode(), "f", problems))
    assert not problems
    return found


def as_said(value: Value) -> object:
    if isinstance(value, dict):
        return {key: as_said(one) for key, one in value.items()}
    return tuple(map(as_said, value)) if isinstance(value, list) else value


@given(files_in_any_style())
@tried(80)
def test_a_layout_says_what_the_file_said(file: tuple[str, dict[str, Value], list[str]]) -> None:
    text, meant, _ = file
    assert spoken(text) == as_said(meant)
    assert spoken(canonical(text.encode(), "f")) == as_said(meant)


@given(files_in_any_style())
@tried(80)
def test_no_comment_is_lost_and_none_is_made_up(file: tuple[str, dict[str, Value], list[str]]) -> None:
    text, _, comments = file
    result = canonical(text.encode(), "f")
    assert sorted(one for _, one in comment_spans(result, read_pieces(result, "f"))) == sorted(comments)


@given(files_in_any_style())
@tried(80)
def test_a_layout_is_laid_out_already(file: tuple[str, dict[str, Value], list[str]]) -> None:
    once = canonical(file[0].encode(), "f")
    assert canonical(once.encode(), "f") == once


@given(files_in_any_style())
@tried(80)
def test_no_layout_has_trailing_blanks_or_doubled_empty_lines(
    file: tuple[str, dict[str, Value], list[str]],
) -> None:
    result = canonical(file[0].encode(), "f")
    assert not re.search(r"[ \t]$|\n\n\n|\A\n|\n\n\Z", result, re.MULTILINE) or "|" in result


@given(spoilt(SHIPPED))
@tried(80)
def test_a_spoilt_file_is_laid_out_or_refused_and_says_nothing_else(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if content == SHIPPED[name].encode():
            continue
        with contextlib.suppress(AdvisorError):
            result = canonical(content, name)
            assert spoken(result) == spoken(content.decode("utf-8-sig"))
            assert canonical(result.encode(), name) == result
