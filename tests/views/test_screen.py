"""What a screen is: lines wrapped between words on any width, and as capable as its terminal."""

from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.views.writers.screen import bar_character, is_capable, say, screen
from effort import tried
from terminals import Tty, console_of


@given(
    st.lists(st.text("ab/-é", min_size=1, max_size=40), min_size=1, max_size=30),
    st.integers(20, 90),
    st.integers(0, 40),
    st.integers(0, 40),
)
@tried(60)
def test_lines_fit_and_no_word_is_broken(words: list[str], width: int, indent: int, hang: int) -> None:
    shown = StringIO()
    say(console_of(shown, width), " ".join(words), indent=indent, hang=hang)
    lines = shown.getvalue().splitlines()
    assert [word for line in lines for word in line.split()] == words
    assert all(len(line) <= width or len(line.split()) == 1 for line in lines)
    room = width - max(len(line) - len(line.lstrip()) for line in lines)
    assert room >= min(width, 20)
    for line, after in pairwise(lines):  # none is broken too early
        assert len(line.strip()) + 1 + len(after.split()[0]) > width - indent - hang


def test_a_script_without_blanks_is_broken_but_not_before_a_full_stop_and_not_in_a_path() -> None:
    shown = StringIO()
    path = "/家/" + "東" * 20
    say(console_of(shown, 20), "東京大阪名古屋東京大。阪 " + path)
    assert shown.getvalue().splitlines() == ["東京大阪名古屋東京", "大。阪", path]


@pytest.mark.parametrize("terminal", ["dumb", "unknown"])
def test_a_plain_terminal_gets_ascii(terminal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", terminal)
    console = screen(Tty())
    assert not is_capable(console)
    assert bar_character(console) == "#"


def test_what_an_encoding_cannot_say_is_not_used_for_signs_of_our_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for encoding, sign in (("utf-8", "\u2588"), ("ascii", "#"), ("cp1252", "#")):
        stream = Tty()
        stream.encoding = encoding
        assert bar_character(screen(stream)) == sign


def test_what_is_no_terminal_has_80_columns_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    assert screen(StringIO()).width == 80
    assert screen(Tty()).width == 100, "longer lines nobody reads"
