"""What a screen shows: columns in line, words whole on any width, ASCII where the terminal is a plain one."""

import re
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from advisor.authoring.check.catalogue import CHECKS
from advisor.explain.explanation import explain
from advisor.language.reading.answers import Given, profile_of
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import Place, Problem
from advisor.recommend import recommend
from advisor.views.terminal.pages import show_list
from advisor.views.terminal.problems import show_problems
from advisor.views.terminal.result import show_recommendation
from advisor.views.writers.screen import is_capable, say, screen
from folders import read, write

FACTS = """\
knowledge: {title: Wide names}
topics: {t: Topic}
facts: {big: {topic: t, kind: yes_no, ask: 'Big?', why: It counts.}}
decisions:
  d:
    title: Choice
    candidates: {a: {title: 東京大阪名古屋}, b: {title: Berlin}, c: {title: "Zu\\u0308rich"}, d: {title: 👩‍💻}}
"""
RULES = """\
rules:
  a: {title: Big, because: So., if: {big: yes}, then: {favour: {a: decisive, b: moderate, c: strong, d: slight}}}
"""


class Tty(StringIO):
    """A terminal that is none."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return read(write(tmp_path_factory.mktemp("wide"), {"facts/f.yaml": FACTS, "rules/r.yaml": RULES}))


def console_of(stream: StringIO, width: int) -> Console:
    console = screen(stream)
    console.width = width
    return console


def result_on(base: RuleBase, console: Console, **answers: str) -> None:
    given_ = tuple(Given(fact, answer) for fact, answer in answers.items())
    show_recommendation(console, base, explain(base, given_, recommend(base, profile_of(given_))))


def test_columns_are_in_line_whatever_the_names_are_made_of(wide: RuleBase) -> None:
    shown = StringIO()
    result_on(wide, console_of(shown, 80), big="yes")
    lines = shown.getvalue().splitlines()
    bars = [cell_len(line.partition("#")[0]) for line in lines if re.search(r"#+ \d+$", line)]
    assert len(bars) == 4
    assert len(set(bars)) == 1
    start = next(number for number, line in enumerate(lines) if "your answer" in line)
    ledger = [line for line in lines[start:] if line.strip()][:4]
    (head, rule, sums) = (ledger[0], ledger[2], ledger[3])
    ends = [[cell_len(line[: found.end()]) for found in re.finditer(r"\+\d", line)] for line in (rule, sums)]
    names = ("東京大阪名古屋", "Zu\u0308rich", "Berlin")
    assert ends[0] == ends[1] == [cell_len(head[: head.index(name) + len(name)]) for name in names]


def test_carets_stand_under_a_word_after_wide_signs_and_a_tab() -> None:
    shown = StringIO()
    line = "東京:\t大阪 drak"
    problem = Problem(Place("f", 1, line.index("drak") + 1, line, 4), "w")
    show_problems(console_of(shown, 80), [problem])
    above, below = shown.getvalue().splitlines()[1:3]
    assert cell_len(above[: above.index("drak")]) == below.index("^")


@given(
    st.lists(st.text("ab/-é", min_size=1, max_size=40), min_size=1, max_size=30),
    st.integers(20, 90),
    st.integers(0, 40),
    st.integers(0, 40),
)
@settings(max_examples=60, deadline=None)
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


@pytest.mark.parametrize("width", [20, 30, 40])
def test_a_recommendation_on_a_narrow_screen_says_the_same_with_every_word_whole(width: int) -> None:
    base = read_base()
    given_ = (
        Given("team_languages", frozenset({"python"})),
        Given("teams", "one"),
        Given("regulated", "yes"),
    )
    explanation = explain(base, given_, recommend(base, profile_of(given_)))
    narrow, roomy = StringIO(), StringIO()
    show_recommendation(console_of(narrow, width), base, explanation)
    show_recommendation(console_of(roomy, 59), base, explanation)
    assert said(narrow) == said(roomy)
    lines = narrow.getvalue().splitlines()
    assert not [line for line in lines if len(line) > width and len(line.split()) > 1 and "#" not in line]


def said(shown: StringIO) -> str:
    """Return what is shown, on one line, with bars of any length as one sign."""
    return re.sub("#+", "#", " ".join(shown.getvalue().split()))


def test_a_command_in_a_hint_is_on_one_line() -> None:
    shown = StringIO()
    command = "advisor how r/bright --set dark=yes --knowledge /a/very/long/path/to/some/knowledge"
    show_problems(console_of(shown, 60), [Problem(Place("f"), "w", f"look closer with: {command}")])
    assert shown.getvalue().splitlines()[1:] == ["    look closer with:", f"      {command}"]


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "unknown"}])
def test_a_plain_terminal_gets_ascii_and_no_colour(
    environment: dict[str, str], wide: RuleBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = Tty()
    console = screen(shown)
    assert not is_capable(console)
    result_on(wide, console, big="yes")
    show_list(console)
    own = shown.getvalue()
    for candidate in wide.candidates.values():
        own = own.replace(candidate.title, "")
    assert own.isascii()
    assert "\x1b" not in own
    assert "#" in own
    assert len(CHECKS) > 10


def test_what_an_encoding_cannot_say_is_not_used_for_signs_of_our_own(
    wide: RuleBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for encoding, sign in (("utf-8", "\u2588"), ("ascii", "#"), ("cp1252", "#")):
        shown = Tty()
        shown.encoding = encoding
        result_on(wide, screen(shown), big="yes")
        assert sign in shown.getvalue()
        assert ("\u2588" in shown.getvalue()) == (encoding == "utf-8")
