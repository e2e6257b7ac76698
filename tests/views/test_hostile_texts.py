"""What people wrote stays a text: in every writer nothing steers, hides or marks up, and joiners stay."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from advisor.cli import run
from advisor.texts import clean
from hostile_base import JOINER, STEERS, write_hostile_base


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with hostile knowledge, and a journal with one record made with it."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_base(folder / "kb")
    asked = ("recommend", "--knowledge", str(folder / "kb"), "--set", "dark=yes")
    assert run([*asked, "--journal", str(folder / "journal.db")]) == 0
    return folder


KB = ("--knowledge", "{home}/kb")
JOURNAL = ("--journal", "{home}/journal.db")

SCREENS = [
    ("recommend", *KB, "--set", "dark=yes"),
    ("recommend", *KB, "--set", "dark=yes", "--paste"),
    ("how", *KB, "--set", "dark=yes"),
    ("how", "r/bright", *KB, "--set", "dark=yes"),
    ("why-not", "tube", *KB, "--set", "dark=yes"),
    ("what-if", "dark=no", *KB, "--set", "dark=yes"),
    ("flips", *KB, "--set", "dark=yes"),
    ("check", *KB, "--notes"),
    ("check", *KB, "--format", "github"),
    ("test", *KB),
    ("coverage", *KB, "--all", "--suggest"),
    ("diff", "{home}/kb", "docs/examples/statistical-tests"),
    ("records", "show", "latest", "--full", *JOURNAL),
    ("audit", *KB, *JOURNAL),
    ("sources", *KB),
]
FILES = [
    ("docs", *KB, "--html", "{out}/page.html"),
    ("docs", *KB, "--markdown", "{out}"),
    ("report", "latest", *JOURNAL, "--html", "{out}/page.html"),
    ("audit", *KB, *JOURNAL, "--html", "{out}/page.html"),
    ("test", *KB, "--junit", "{out}/junit.xml"),
    ("adr", "latest", *JOURNAL, "--to", "{out}"),
    ("adr", "latest", "--full", *JOURNAL, "--to", "{out}"),
    ("records", "export", *JOURNAL, "--format", "csv", "--to", "{out}/out.csv"),
]


def written(command: Sequence[str], home: Path, out: Path) -> None:
    """Run a command, which may say that something is wrong, but not that it failed."""
    assert run([word.format(home=home, out=out) for word in command]) in (0, 1)


def steering(text: str) -> set[str]:
    return set(STEERS) & set(text)


@pytest.mark.parametrize("command", SCREENS, ids=" ".join)
def test_a_hostile_text_is_only_a_text_on_the_screen(
    command: Sequence[str], home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(command, home, tmp_path)
    said = capsys.readouterr()
    assert not steering(said.out + said.err)
    assert f"W{JOINER}W" in said.out or "[2J" not in said.out
    if command[0] == "sources":  # it is Markdown
        assert "<script>" not in said.out.replace("\\<script", "")


@pytest.mark.parametrize("command", FILES, ids=" ".join)
def test_a_hostile_text_is_only_a_text_in_a_file(command: Sequence[str], home: Path, tmp_path: Path) -> None:
    written(command, home, tmp_path)
    for path in [one for one in tmp_path.rglob("*") if one.is_file()]:
        text = path.read_bytes().decode("utf-8")
        assert not steering(text)
        assert "<script>x" not in text.replace("\\<script", "")
        if path.suffix == ".xml":
            assert f"W{JOINER}W" in (ET.fromstring(text).get("name") or "")  # noqa: S314  # our own


def test_a_hostile_text_is_only_a_text_in_what_machines_show_to_people(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a code host or an editor shows JSON, what is meant for people is cleaned before it is written."""
    assert run(["check", "--knowledge", str(home / "kb"), "--format", "sarif"]) == 1
    assert run(["schema", "--knowledge", str(home / "kb"), "--write", str(tmp_path)]) == 0
    texts = [capsys.readouterr().out, *(path.read_text() for path in tmp_path.glob("*.json"))]
    assert any(JOINER in text or "\\u200d" in text for text in texts[1:])
    for text in texts:
        assert not steering(text)
        assert not [char for char in STEERS if f"\\u{ord(char):04x}" in text]


@pytest.mark.parametrize(
    "text",
    [
        "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\u2764\ufe0f soft\u00adhyphen \ufeff",
    ],
)
def test_what_holds_words_and_signs_together_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "char", [*map(chr, (*range(32), *range(0x7F, 0xA0), 0xD800, 0xDFFF, 0xFFFF)), *STEERS]
)
def test_what_would_steer_is_one_question_mark(char: str) -> None:
    assert clean(f"a{char}b") == "a?b"
