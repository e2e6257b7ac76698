"""Texts that people read: none is cut off in silence by a '#', in reading as in laying out."""

from pathlib import Path

import pytest

from advisor.language.fmt.canonical import canonical
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.problems import AdvisorError
from folders import problems, write

HINT = "put quotes around the whole text, or two spaces before a comment"
FILES = {
    "facts/f.yaml": """\
knowledge:
  title: Lamps
topics:
  room: The room
sources:
  book:
    title: A book
    author: Somebody
    date: A day
    publisher: A house
passages:
  P1:
    says: A dark room needs light
    guidance: yes
facts:
  dark:
    topic: room
    kind: yes_no
    ask: Is the room dark?
    why: Then it needs light.
    source: P1
  style:
    topic: room
    kind: choice
    ask: Which style?
    why: Lamps have styles.
    values:
      old: Old
      new:
        title: New
        help: Of this year.
findings:
  bright:
    title: Much light is needed
    source:
      - P1
decisions:
  lamp:
    title: A lamp
    candidates:
      bulb:
        title: The bulb
        summary: It is bright.
        watch_out: It is hot.
advice:
  clean-it:
    text: Clean it.
impossible:
  - if: {style: old, dark: yes}
    because: Old lamps are dear.
""",
    "rules/r.yaml": """\
topic: Light
rules:
  slug:
    title: A dark room needs a bulb
    because: It is dark
    if: {dark: yes}
    then: {favour: {bulb: strong}}
    source: P1
    accept:
      no-example: So be it.
guarantees:
  g:
    title: It is so
    because: It is fair.
    if: {dark: yes}
    never: {lamp: bulb}
""",
    "cases/c.yaml": """\
title: A dark room
answers: {dark: yes}
expect: {lamp: bulb}
because: Bulbs are bright.
""",
}
PROSE = [
    (name, line)
    for name, text in FILES.items()
    for line in text.splitlines()
    if line.partition(": ")[2][:1].isupper() or line.endswith("- P1")
]
PLAIN = [
    ("facts/f.yaml", "    topic: room"),
    ("facts/f.yaml", "    kind: choice"),
    ("rules/r.yaml", "    never: {lamp: bulb}"),
]


def told(root: Path, name: str, old: str, new: str) -> list[list[str]]:
    """Return what reading and laying out say of a knowledge folder in which one line is another."""
    text = FILES[name].replace(f"{old}\n", f"{new}\n", 1)
    write(root, {**FILES, name: text})
    try:
        canonical(text.encode(), name)
        laid_out = []
    except AdvisorError as error:
        laid_out = [str(problem) for problem in error.problems]
    return [problems(root) or problems_of_case(root), laid_out]


def problems_of_case(root: Path) -> list[str]:
    """Return what is wrong with the case."""
    name = "cases/c.yaml"
    try:
        read_cases([Document(name, name, (root / name).read_bytes())], read_base(root))
    except AdvisorError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_every_kind_of_text_is_tried() -> None:
    assert len(PROSE) == 32


@pytest.mark.parametrize(("name", "line"), PROSE)
def test_a_text_that_a_sign_for_comments_cuts_off_is_an_error_unless_two_spaces_stand_before_it(
    tmp_path: Path, name: str, line: str
) -> None:
    number = FILES[name].splitlines().index(line) + 1
    rest = line.partition(": ")[2] or "P1"
    what = f"{name}:{number}:{len(line) + 2}: the text ends before this '#', and is only '{rest}'; {HINT}"
    assert told(tmp_path, name, line, f"{line} #4711") == [[what], [what]]
    assert told(tmp_path, name, line, f"{line}  # 4711") == [[], []]
    assert told(tmp_path, name, line, f"{line}#4711") == [[], []] or rest == "P1"


@pytest.mark.parametrize(("name", "line"), PLAIN)
def test_a_comment_behind_a_name_needs_one_space(tmp_path: Path, name: str, line: str) -> None:
    assert told(tmp_path, name, line, f"{line} # it is") == [[], []]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("because: It is dark\n      and wet #4711", "6:15"),
        ("because: It is dark\n\n      and  wet #4711", "7:16"),
        ('because: "It is #dark" #4711', ""),
        ("because: 'It is dark' # 4711", ""),
        ("because: | #4711\n      It is dark #4711", ""),
        ("because: C# and F# are languages", ""),
        ("because: It is dark\n    # It is so.", ""),
    ],
)
def test_a_text_on_several_lines_is_looked_at_to_its_end_and_one_in_quotes_is_whole(
    tmp_path: Path, text: str, place: str
) -> None:
    expected = [place] if place else []
    for said in told(tmp_path, "rules/r.yaml", "because: It is dark", text):
        assert [problem.removeprefix("rules/r.yaml:").split(": ")[0] for problem in said] == expected


def test_a_source_in_words_of_its_own_is_text(tmp_path: Path) -> None:
    rules = FILES["rules/r.yaml"].replace("source: P1", "source: RFC #2119")
    facts = FILES["facts/f.yaml"].replace(
        "passages:\n  P1:\n    says: A dark room needs light\n    guidance: yes\n", ""
    )
    write(tmp_path, {"rules/r.yaml": rules, "facts/f.yaml": facts})
    what = "the text ends before this '#', and is only 'RFC'"
    assert problems(tmp_path) == [f"rules/r.yaml:8:17: {what}; {HINT}"]


def test_what_is_laid_out_has_comments_that_are_no_error(tmp_path: Path) -> None:
    text = (
        FILES["rules/r.yaml"]
        .replace("dark: yes}", "dark: yes} # of course")
        .replace("lamp: bulb}", "lamp: bulb} # now")
    )
    new = canonical(text.encode(), "r")
    assert new.count("  # of course") == 2
    assert new.count("  # now") == 1
    assert not problems(write(tmp_path, {**FILES, "rules/r.yaml": new}))
