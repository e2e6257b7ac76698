"""Before a library sees a text, our own look bounds it; and both readers of PyYAML say the same of what is left."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from test_read_files import CONTENTS
from test_read_fuzz import SHIPPED
from test_read_slips import LINES, WORDS

from advisor.cli import run
from advisor.language.reading import nodes
from advisor.language.reading.nodes import Node, compose
from advisor.problems import AdvisorError, Problem
from effort import LONG, every
from folders import folder, rule_text, write
from stray_bytes import STRAY_BYTES
from typos import typos_in_lines, typos_in_words

SEED = 20261129
MANY = 100_000

# What YAML is made of, and what its readers are known to differ in.
PARTS = [
    "a", "b: ", ": ", "- ", "? ", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "[", "]", "{", "}", ",", "'", '"',
    "#", " #", "\t", "|\n ", ">-\n", "|2", "&a ", "*a ", "!t ", "%", "@", "`", "---\n", "--- a\n", "...\n", "x:y",
    "k: v\n", "- k: v\n", "\\", "\u2028", "\x85", "\r", "\r\n", "\xe9", "\U0001f600", "\ufeff", "\xa0", "-", ":", "?",
    "=", "~", "<<: ", "%YAML 1.1\n", "{a: b}", "[a, b]", "'x'", '"y"', "c: d", "\n\n", "\n#x\n", '"\\ud800"', '"\\x41"',
]  # fmt: skip

DIFFERENT = [
    "a:\tb", "a: b\tc", "a: b\t# c\n", "[a,\tb]", '{\n\t"a": 1\n}', "a: |\t\n  b", "a: |#\n  b", "? a\n: b", "{a?b}", "{?a}",
    "{b:}", '{"a":b}', "[a:b]", "a: \ufeffb", "a\n\ufeffb: c", 'a: "\\ud800"', 'a: "\\U00110000"', "a: b\x85c: d",
    "a: |\n  \tb\n", "a: b\u2028c: d", "a: 'x\u2029y'", "%YAML 1.1\n---\na: b", "a: b\n---\nc: d", "a: &x b\nc: *x", 'a: "b"#c',
    "a: \U0001f600", "-\n- a\n-", "a:\n-\n- b", "a: b\n\t\nc: d", "---\n", "a: !<%ED%A0%80> x", "x" * 1100 + ": y",
]  # fmt: skip


def random_texts(count: int) -> Iterator[str]:
    """Yield texts made of the parts by chance, and shipped files with scraps in them."""
    chance = random.Random(SEED)  # noqa: S311  # no secret is made of it
    for _ in range(count):
        yield "".join(chance.choices(PARTS, k=chance.randint(1, 14)))
    for _ in range(count // 20):
        content = chance.choice(sorted(SHIPPED.values())).encode()[:2000]
        at = chance.randrange(len(content))
        scrapped = content[:at] + chance.choice(STRAY_BYTES) + content[at + chance.choice([0, 0, 1, 3]) :]
        yield scrapped.decode("utf-8", "replace")


def result(text: str) -> tuple[Node | None, list[str]]:
    """Return what a text holds, and what is wrong with it."""
    problems: list[Problem] = []
    try:
        return compose(text.encode(), "r.yaml", problems), list(map(str, problems))
    except AdvisorError as error:
        return None, [str(error)]


def slips_of_the_hand(count: int) -> Iterator[str]:
    """Yield the files in which something slipped."""
    kinds = [
        *(typos_in_words(what, count, SEED) for what in WORDS),
        *(typos_in_lines(what, count, SEED) for what in LINES),
    ]
    for slip in (slip for slips in kinds for slip in slips):
        yield next(file.content.decode() for file in slip.documents if file.shown == slip.place.file)


TEXTS = {
    "slips of the hand": lambda: slips_of_the_hand(60 if LONG else 4),
    "what readers differ in": lambda: DIFFERENT,
    "files that are refused": lambda: [
        text for text, _ in CONTENTS.values() if isinstance(text, str) and len(text) < MANY
    ],
    "chance": lambda: random_texts(40_000 if LONG else 2000),
}


@pytest.mark.parametrize("texts", TEXTS)
def test_the_reader_in_c_and_the_one_in_python_say_the_same_and_refuse_nothing_by_themselves(
    texts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in TEXTS[texts]():
        by_c = result(text)
        with monkeypatch.context() as patch:
            patch.setattr(nodes, "Loader", yaml.Loader)
            by_python = result(text)
        assert by_c == by_python, text
        assert "PyYAML" not in "".join(by_c[1]), text


@pytest.mark.parametrize("loader", [nodes.Loader, yaml.Loader])
def test_a_question_mark_in_brackets_is_a_question_mark_for_both(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "Loader", loader)
    written = 'a: {ask: Is it b?, why?: \'c?\', d: [e ? f, g?], "h": "\\ufeff?", i:\tj?}\r\n'
    meant = 'a:\n  ask: "Is it b?"\n  "why?": "c?"\n  d:\n  - "e ? f"\n  - "g?"\n  h: "\\ufeff?"\n  i: "j?"\n'
    node, wrong = result(written)
    assert not wrong
    assert said(node) == said(result(meant)[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a:\tb", "a: b"),
        ("a: b\tc\t# d", "a: b c"),
        ('{\n\t"a":\t"\tb",\n\tc: d\n}', 'a: "\tb"\nc: d'),
        ("a: |\t# b\n  c\td\ne:\tf", 'a: "c\td\\n"\ne: f'),
        ("a: b\n \t \n\t# c\nd: e", "a: b\nd: e"),
        ("a: 'b\n\tc'", "a: b c"),
    ],
)
def test_a_tab_is_a_space_between_words_and_a_tab_in_a_text(written: str, meant: str) -> None:
    assert said(result(written)[0]) == said(result(meant)[0])


def said(node: Node | None) -> object:
    match node:
        case nodes.Text(text=text):
            return text
        case nodes.Items(items=items):
            return [said(part) for part in items]
        case nodes.Entries(entries=entries):
            return {key.text: said(value) for key, value in entries}
        case None:
            return None


def lists_beside_names(depth: int) -> str:
    """Return lists that start at the column of the name above them, so many within each other, names counted."""
    first, start = ("- k:\n", 2) if depth % 2 == 0 else ("k:\n", 0)
    return first + "".join(f"{' ' * (start + 2 * n)}- k:\n" for n in range((depth - 1) // 2))


NESTS = {
    "lists in brackets": lambda depth: "[" * depth + "]" * depth,
    "names in brackets": lambda depth: "{a: " * depth + "b" + "}" * depth,
    "names": lambda depth: "".join(f"{' ' * n}a:\n" for n in range(depth)),
    "lists": lambda depth: "- " * depth + "a",
    "lists with brackets": lambda depth: "- " * 20 + "{a: " * (depth - 20) + "}" * (depth - 20),
    "lists beside names": lists_beside_names,
}


@pytest.mark.parametrize("depth", [39, 40, 41, 1000])
@pytest.mark.parametrize("nest", NESTS)
def test_forty_lists_and_names_may_stand_within_each_other(nest: str, depth: int) -> None:
    assert ("nested more than 40 deep" in "".join(result(NESTS[nest](depth))[1])) is (depth > 40)


def many(text: str, count: int) -> str:
    """Return a text so many times, with a number in each."""
    return "".join(text.format(n) for n in range(count))


HOSTILE = {
    "10,000 brackets": "a: " + "[" * 10_000,
    "names in 1,000 steps": "".join(" " * n + "a:\n" for n in range(1000)),
    "10,000 lists in each other": "- " * 10_000,
    "a bracket a level": "{a: " * 5000,
    "aliases that double": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "a bracket that is not closed before 2 MB": "a: [\n" + "b,\n" * 600_000,
    "a quote that is not closed before 2 MB": 'a: "' + "b c\n" * 500_000,
    "an open block of 5 MB": "a: |\n" + "  b\n" * 1_250_000,
    "a million lines": many("k{}: v\n", 400_000) + "- \n" * 100_001,
    "a million dashes": "a: [\n" + "-" * 1_000_000,
    "quotes, brackets and signs": "{[\"'" * 1000,
}
LARGE = {
    "100,000 names": many("k{}: v\n", 100_000),
    "100,000 values": "a: [" + many("v{}, ", 100_000) + "]",
    "a name of a million letters": "a" * 1_000_000 + ": b",
    "a line of 2 MB": "a: " + "b " * 1_000_000,
}

COMMANDS = {
    "check": ("rules/bad.yaml", ("check", "--knowledge", "{root}")),
    "test": ("cases/bad.yaml", ("test", "--knowledge", "{root}")),
    "fmt": ("bad.yaml", ("fmt", "{root}/bad.yaml")),
    "answers": (
        "bad.yaml",
        ("recommend", "--knowledge", "{root}", "--answers", "{root}/bad.yaml", "--no-record"),
    ),
}


PAIRS = [(kind, command) for kind in HOSTILE for command in COMMANDS]
PAIRS += [(kind, command) for kind in LARGE for command in COMMANDS if command != "fmt"]


# Each text by a command, and each command with several texts: all read with the same reader.
@pytest.mark.parametrize(("kind", "command"), every(3, PAIRS))
def test_a_hostile_text_is_refused_in_a_few_sentences_by_every_command_that_reads_it(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, words = COMMANDS[command]
    write(folder(tmp_path, rule_text()), {name: (HOSTILE | LARGE)[kind]})
    assert run([word.format(root=tmp_path) for word in words]) == 3
    told = capsys.readouterr()
    assert "bad.yaml" in told.err
    assert len(told.err) < 30_000
