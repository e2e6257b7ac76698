"""Blocks on a terminal: every one of them in lines that fit, with its words whole and its columns in line."""

import re
from io import StringIO

import pytest
from rich.cells import cell_len

from advisor.views.document.blocks import (
    Bar,
    Bars,
    Block,
    Blocks,
    Bullets,
    Card,
    Choice,
    Diagnostic,
    Excerpt,
    Figure,
    Fold,
    Heading,
    Pairs,
    Paragraph,
    Preformatted,
    RowKind,
    Sentence,
    Sign,
    Table,
    TableRow,
    Tree,
    TreeNode,
    Verdict,
)
from advisor.views.document.drawing import Drawing
from advisor.views.document.spans import Address, Code, Hidden, Line, Link, Moment, Span, Tone, Toned
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from terminals import Tty, console_of, lines_of

# Narrow, wide, combining, joined, and longer than a line.
WORDS = "a tea-pot 東京大阪名古屋 Zu\u0308rich 👩‍💻 boils e\u0301te\u0301 and sings " * 3
LONG = "supercalifragilisticexpialidocious"
NAME = "lunch/soup-warms"
RULE = Link("rule", NAME, "Soup warms")
LINE: Line = (WORDS, " ", Toned(f"{LONG} warm", Tone.GOOD), " ", Code(NAME))


def paragraph(*spans: Span) -> Paragraph:
    return Paragraph(spans)


NUMBERS = Table(
    (("what counted",), ("東京大阪名古屋",), ("Modular monolith",)),
    (
        TableRow(((WORDS,),), RowKind.GROUP),
        TableRow((LINE, ("+3",), ())),
        TableRow((("Zu\u0308rich",), (), ("-12",))),
        TableRow((("a tie",), ("0",), ("4",)), RowKind.ASIDE),
        TableRow((("together",), ("+3",), ("-12",)), RowKind.SUM),
    ),
)
WORDY = Table(
    (("when",), ("who",), ("what",)),
    (TableRow((("2026-01-02",), (WORDS,), LINE)), TableRow((("2026-01-03",), ("Bob",), ("rest",)))),
    wordy=True,
)
BARS = Bars(
    (
        Bar(("東京大阪名古屋",), 12, wins=True),
        Bar(("Berlin",), -3),
        Bar(("Zu\u0308rich",), 4, note=("so far",)),
        Bar(("👩‍💻",), None, note=(Toned("ruled out", Tone.BAD),)),
    )
)
EVERY: dict[str, Block] = {
    "heading": Heading((WORDS, Code(NAME))),
    "part": Heading((WORDS,), 3),
    "paragraph": Paragraph(LINE),
    "for": Sentence(LINE, f"rule {NAME}", Sign.FOR),
    "against": Sentence(LINE, f"rule {NAME}", Sign.AGAINST),
    "neither": Sentence(LINE, f"rule {NAME}"),
    "bullets": Bullets(((Paragraph(LINE), BARS), (Bullets(((paragraph(WORDS),),), ordered=True),))),
    "pairs": Pairs(((("Do first",), (Paragraph(LINE), paragraph("then rest"))), (("Columns",), (BARS,)))),
    "numbers": NUMBERS,
    "wordy table": WORDY,
    "bars": BARS,
    "tree": Tree((TreeNode(LINE, (TreeNode(LINE, (TreeNode((WORDS,)),)),)),)),
    "verdict": Verdict((Choice("Lunch", (WORDS,), "clear", (WORDS,)), Choice("東京", ("Soup",), "", ()))),
    "figure": Figure("graph", "Graph", Drawing(0, 0, (), (), ()), (Paragraph(LINE),)),
    "diagnostic": Diagnostic(
        "rules/lunch.yaml:2:10",
        (Toned("warning", Tone.WARNING),),
        LINE,
        Excerpt(WORDS, "drak", WORDS),
        (Bullets(((Paragraph(LINE),),)),),
        "did you mean 'dark'?",
    ),
    "card": Card(RULE, ("rules/lunch.yaml:2",), (Paragraph(LINE), NUMBERS)),
}


@pytest.mark.parametrize("width", [20, 40, 80, 100])
@pytest.mark.parametrize("block", EVERY.values(), ids=EVERY)
def test_no_line_is_wider_than_the_screen_unless_it_is_a_single_word(block: Block, width: int) -> None:
    for line in lines_of((block,), width):
        bare = re.sub(r"#+", "", line)  # the shortest bar and a number may need more
        assert cell_len(line) <= width or len(re.sub(r"^ *[+-] ", "", bare).split()) <= 2, line


@pytest.mark.parametrize("block", EVERY.values(), ids=EVERY)
def test_on_any_width_the_same_words_are_written(block: Block) -> None:
    if isinstance(block, Table | Card):  # row by row on a narrow screen
        return
    narrow, roomy = ("".join("".join(lines_of((block,), width)).split()) for width in (61, 100))
    assert bars_as_one(narrow) == bars_as_one(roomy) or isinstance(block, Diagnostic)


def bars_as_one(text: str) -> str:
    return re.sub("#+", "#", text)


@pytest.mark.parametrize("block", EVERY.values(), ids=EVERY)
def test_no_line_ends_with_blanks_and_a_pipe_gets_no_colours(block: Block) -> None:
    lines = lines_of((block,))
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in "".join(lines)


def test_a_terminal_gets_colours_and_a_plain_one_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for terminal, coloured in (("xterm-256color", True), ("dumb", False)):
        monkeypatch.setenv("TERM", terminal)
        shown = Tty()
        write(screen(shown), tuple(EVERY.values()))
        assert ("\x1b[" in shown.getvalue()) == coloured


def test_a_verdict_says_each_decision_on_a_line_of_its_own_with_the_titles_in_one_column() -> None:
    laravel = Choice("Backend framework", ("Laravel",), "clear", ("3 rules would have to be wrong",))
    monolith = Choice("Architecture", ("Modular monolith",), "likely", ("2 rules would have to be wrong",))
    assert lines_of((Verdict((laravel, monolith)),), 70) == [
        "Backend framework: Laravel - CLEAR: 3 rules would have to be wrong",
        "Architecture:      Modular monolith - LIKELY",
        "    2 rules would have to be wrong",
    ]


def test_signs_stand_before_their_sentences_and_names_behind_them() -> None:
    spans = ("Soup warms ", Code(NAME))
    assert lines_of(
        (
            Sentence(spans, f"rule {NAME}", Sign.FOR),
            Sentence(spans, f"rule {NAME}", Sign.AGAINST),
            Sentence(spans, f"rule {NAME}"),
        )
    ) == [f"  + Soup warms [{NAME}]", f"  - Soup warms [{NAME}]", f"Soup warms [{NAME}]"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (("Soup ", Code("a/b"), ", ", Code("c/d")), "Soup [a/b, c/d]"),
        (("See: ", Code("a/b")), "See: a/b"),
        ((Code("a/b"),), "a/b"),
        (("In ", Code("rules/a.yaml"), " too"), "In rules/a.yaml too"),
        (("Write ", Code("any"), " or ", Code("advisor how"), "."), "Write 'any' or 'advisor how'."),
        (("At ", Moment("2026-01-02T03:04:05Z"), Hidden("sealed")), "At 2026-01-02 03:04 UTC"),
        ((RULE, ", ", Address("Django", "https://django.example")), "Soup warms, Django"),
    ],
    ids=str,
)
def test_names_stand_in_brackets_only_behind_words(line: Line, shown: str) -> None:
    assert lines_of((Paragraph(line),)) == [shown]


def test_a_command_is_never_broken() -> None:
    command = "advisor how lunch/soup-warms --set size=small"
    assert f"  '{command}'" in lines_of(
        (paragraph("Whoever wants more types ", Code(command), " and reads on"),), 50
    )


def test_an_address_is_a_link_where_the_terminal_can_follow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = Tty()
    urls = ("https://a.example", "javascript:alert(1)", "https://b.example/\x1b]8;;")
    write(screen(shown), tuple(paragraph(Address("there", url)) for url in urls))
    assert re.findall(r"\x1b\]8;[^;]+;([^\x1b]+)\x1b", shown.getvalue()) == ["https://a.example"]


def test_the_columns_of_a_table_and_its_sums_are_in_line_whatever_the_words_are_made_of() -> None:
    lines = lines_of((NUMBERS,))
    head = next(line for line in lines if "what counted" in line)
    ends = [
        {cell_len(line[: match.end()]) for line in lines for match in re.finditer(number, line)}
        for number in (r" \+3", r" -12")
    ]
    assert ends == [{cell_len(head[: head.index("東京大阪名古屋") + 7])}, {max(map(cell_len, lines))}]
    assert [line[:4].rstrip() for line in lines if "Zu" in line and "-12" in line] == ["  Zu"], (
        "inside its group"
    )
    assert lines[-1].startswith("together")


def test_a_table_too_wide_for_a_narrow_screen_is_written_row_by_row_with_the_titles_of_its_columns() -> None:
    lines = lines_of((NUMBERS,), 50)
    assert "  Zu\u0308rich: Modular monolith -12" in lines
    assert "together: 東京大阪名古屋 +3, Modular monolith -12" in lines
    assert "2026-01-03: who: Bob; what: rest" in lines_of((WORDY,), 50)


def test_a_small_table_stays_one_on_a_narrow_screen() -> None:
    small = Table((("",), ("rows",)), (TableRow((("Soup",), ("3",))), TableRow((("Bread",), ("12",)))))
    assert lines_of((small,), 20) == ["       rows", "Soup      3", "Bread    12"]


def test_bars_begin_in_one_column_and_are_as_long_as_their_numbers_say() -> None:
    first, below, second, out = lines_of((BARS,))
    assert first.count("#") == 3 * second.count("#") == 30
    assert "#" not in below
    starts = [
        cell_len(line[: line.index(sign)])
        for line, sign in ((first, "#"), (below, "-3"), (second, "#"), (out, "ruled"))
    ]
    assert len(set(starts)) == 1


def test_points_of_a_list_and_steps_of_a_tree_stand_below_what_they_belong_to() -> None:
    inner = Bullets(((paragraph("first"),), (paragraph("second"),)), ordered=True)
    blocks: Blocks = (
        Bullets(((paragraph("point"), inner), (paragraph("other"),))),
        Tree((TreeNode(("root",), (TreeNode(("leaf",)),)),)),
        Pairs(((("Do first",), (paragraph("this"),)), (("Answers",), (inner,)))),
    )
    assert lines_of(blocks) == [
        "- point",
        "  1. first",
        "  2. second",
        "- other",
        "root",
        "  leaf",
        "Do first: this",
        "Answers:",
        "  1. first",
        "  2. second",
    ]


def test_a_section_is_set_apart_and_a_part_of_one_is_not() -> None:
    assert lines_of((Heading(("Why Soup ", Code("a/b"))), Heading(("Why Soup",), 3))) == [
        "",
        "WHY SOUP [a/b]",
        "Why Soup",
    ]


def test_what_stands_as_it_is_is_not_wrapped_and_what_is_folded_is_not_written() -> None:
    command = f"advisor {WORDS}"
    assert lines_of((Preformatted(((command,), ("",))), Fold("more", ("More",), (paragraph("hidden"),)))) == [
        f"  {command.rstrip()}",
        "",
    ]


def test_a_command_in_a_hint_is_on_one_line() -> None:
    command = "advisor how r/bright --set dark=yes --knowledge /a/very/long/path/to/some/knowledge"
    hint = Diagnostic("f", (), ("what",), hint=f"look closer with: {command}")
    assert lines_of((hint,), 60)[1:] == ["    look closer with:", f"      {command}"]


def test_carets_stand_under_a_word_after_wide_signs_and_a_tab() -> None:
    above, below = lines_of((Diagnostic("f", (), ("what",), Excerpt("東京:\t大阪 ", "drak", ": x")),))[1:]
    assert cell_len(above[: above.index("drak")]) == below.index("^")
    assert below.strip(" |") == "^^^^"


@pytest.mark.parametrize("sign", ["\x1b[2J", "\u202e", "\n", "\x9b"])
def test_what_could_steer_the_terminal_steers_nothing(sign: str) -> None:
    shown = StringIO()
    write(console_of(shown, 80), everywhere(sign))
    lines = shown.getvalue().split("\n")[:-1]
    assert len(lines) == len(lines_of(everywhere("x")))
    assert sign[0] not in "".join(lines)


def everywhere(text: str) -> Blocks:
    """Return a text wherever one can stand."""
    line = (text, Toned(text, Tone.BAD), Code(text), Address(text, text), Link("rule", text, text))
    return (
        Heading(line),
        Paragraph(line),
        Card(Link("rule", text, text), line, ()),
        Diagnostic(text, line, line, Excerpt(text, text, text), (), text),
        Verdict((Choice(text, line, text, line),)),
        Preformatted((line,)),
        Table((line, line), (TableRow((line, line)),)),
        Bars((Bar(line, 1, note=line),)),
    )
