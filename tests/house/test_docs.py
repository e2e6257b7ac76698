"""The pages tell the truth: what they show can be done, and what they name is there."""

import ast
import doctest
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.authoring.check.check import check
from advisor.cli import run
from advisor.cli.command_table import LINE
from advisor.language.reading.base import read_base
from advisor.language.reading.spellings import value_of, words_of
from advisor.model import Fact, RuleBase
from checkout import ROOT

PAGES = [
    *(
        ROOT / name
        for name in (
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "rules/README.md",
            "rules/tables-and-numbers.md",
        )
    ),
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "examples" not in path.parts),
]
EXAMPLES_OF_BASES = sorted((ROOT / "docs" / "examples").glob("*/README.md"))
GUIDE = ROOT / "rules" / "README.md"
TABLES = ROOT / "rules" / "tables-and-numbers.md"
TOUR = ROOT / "docs" / "tour.md"
README = ROOT / "README.md"

FENCED = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
NAMED_FILE = re.compile(r"# (\S+/\S+\.yaml)\n")
PATH = re.compile(r"\.?[\w-]+(/[\w.-]+)*(/|\.(py|md|lp|yaml|json|toml))|\.ci/[\w-]+")
SNAKE = re.compile(r"[a-z]+(_[a-z]+)+")
ANSWER = re.compile(r"\W*([a-z_]+)[:=] ?([\w, \[\]]+)\W*")
RULE_ID = re.compile(r"[a-z-]+/[a-z-]+(/[a-z-]+)?")

TERMS = [
    "rule base",
    "fact",
    "finding",
    "candidate",
    "decision",
    "condition",
    "true",
    "false",
    "unknown",
    "firing",
    "trace",
    "support",
    "points",
    "veto",
    "standing",
    "margin",
    "profile",
    "completion",
    "settled",
    "relevant",
    "record",
    "journal",
    "fingerprint",
    "replay",
    "drift",
    "guarantee",
    "proof",
    "counterexample",
    "problem",
    "place",
    "hint",
    "impossibility",
    "prospect",
    "outlook",
    "information",
    "flip",
    "near miss",
    "turning",
    "node",
    "network",
    "sweep",
    "level",
    "batch",
    "block",
    "opening",
    "certificate",
    "case",
    "kernel",
]


@dataclass(frozen=True)
class Block:
    """A fenced block of a page; `path` is where it is to be saved: of YAML in its first line, else behind the language."""

    language: str
    path: str
    content: str


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page from top to bottom."""
    for language, path, content in FENCED.findall(page.read_text(encoding="utf-8")):
        first = NAMED_FILE.match(content)
        yield Block(language, first[1] if first else path, content)


EXAMPLES = {block.path: block.content for page in (GUIDE, TABLES) for block in blocks(page) if block.path}
WORKED = [name for name in EXAMPLES if name.startswith("my-rules/")]


def write(folder: Path, name: str, content: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content or EXAMPLES[name], encoding="utf-8")
    return path.parent


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


FLIGHTS = ROOT / "docs" / "examples" / "flight-compensation"


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    folder = tmp_path_factory.mktemp("guide")
    for name in WORKED:
        write(folder, name)
    return read_base(added=[folder / "my-rules"])


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_example_reads_alone_and_its_examples_hold(name: str, tmp_path: Path) -> None:
    base = read_base(added=[write(tmp_path, name)])
    added = [rule for rule in base.rules.values() if Path(rule.place.file).name == Path(name).name]
    assert {example.fires for rule in added for example in rule.examples} == {True, False}
    assert [notice.problem for notice in check(base, 0).notices if notice.check == "example-fails"] == []


def test_the_guide_for_experts_has_an_anatomy_and_six_worked_examples() -> None:
    assert len(WORKED) == 7


def shows(pattern: str, output: str) -> bool:
    """Return whether an output is as shown, where ... stands for anything and white space for white space."""
    parts = (re.escape(" ".join(part.split())) for part in pattern.split("..."))
    return re.fullmatch(".*".join(parts), " ".join(output.split())) is not None


@pytest.mark.parametrize("page", [README, GUIDE, TABLES, TOUR, *EXAMPLES_OF_BASES], ids=name_of)
def test_a_page_followed_from_top_to_bottom_gives_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The guide, both pages of it, and the first page are followed in an empty folder, the others in the checkout.
    monkeypatch.chdir(tmp_path if page in (README, GUIDE, TABLES) else ROOT)
    followed = 0
    for block in blocks(page):
        if block.path:
            write(tmp_path, block.path, block.content)
        if block.language == "console":
            command, _, expected = block.content.removeprefix("$ advisor ").partition("\n")
            run(command.split())
            output = "".join(capsys.readouterr())
            assert shows(expected, output), f"{command}\n{output}"
            followed += 1
    assert followed


def test_the_python_of_the_tour_gives_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = "\n".join(block.content for block in blocks(TOUR) if block.language == "pycon")
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    parsed = doctest.DocTestParser().get_doctest(lines, {}, "tour", str(TOUR), 0)
    runner = doctest.DocTestRunner(optionflags=flags)
    assert runner.run(parsed).attempted
    assert runner.summarize(verbose=False).failed == 0


def test_the_readme_shows_a_verdict_before_anything_else_and_is_short() -> None:
    readme = README.read_text(encoding="utf-8")
    assert re.match(r"# advisor\n\n```console\n\$ advisor recommend .*\n[\w ]+: +[\w ]+ - [A-Z]+: ", readme)
    assert readme.count("\n") <= 250


@pytest.mark.parametrize("command", LINE)
def test_the_readme_tells_of_every_command(command: str) -> None:
    assert re.search(rf"\badvisor {command}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("term", TERMS)
def test_the_glossary_has_every_term(term: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    entries = [
        name for line in re.findall(r"^\*\*(.+?)\*\*", glossary, re.MULTILINE) for name in line.split(", ")
    ]
    assert term in entries


def words_in_code(page: Path) -> set[str]:
    """Return what stands between backticks outside of fenced blocks, and the words in it."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    found = CODE.findall(text)
    return {word.strip("{}[](),:") for code in found for word in (code, *code.split())}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    written = {*EXAMPLES, *(Path(name).name for name in EXAMPLES)}
    paths = {word for word in words_in_code(page) - written if PATH.fullmatch(word)}
    missing = [
        path
        for path in sorted(paths)
        if not any((start / path).exists() for start in (ROOT, ROOT / "src" / "advisor", page.parent))
    ]
    assert not missing


@pytest.mark.parametrize("page", [*PAGES, *EXAMPLES_OF_BASES], ids=name_of)
def test_every_link_inside_the_project_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.fixture(scope="module")
def known_names(with_examples: RuleBase) -> frozenset[str]:
    """Return what a page may name: facts, findings and values, and every word of the source."""
    bases = (with_examples, read_base(FLIGHTS))
    values = {value for base in bases for fact in base.facts.values() for value in fact.value_ids}
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = {name for base in bases for name in (*base.facts, *base.findings)}
    return frozenset(names | values | set(re.findall(r"\w+", source)))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_fact_and_finding_that_a_page_names_is_known(page: Path, known_names: frozenset[str]) -> None:
    spoken = {word for word in words_in_code(page) if SNAKE.fullmatch(word)}
    assert sorted(spoken - known_names) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_answer_that_a_page_names_is_one_of_its_fact(page: Path, with_examples: RuleBase) -> None:
    facts = with_examples.facts
    named_answers = {found.groups() for code in words_in_code(page) if (found := ANSWER.fullmatch(code))}
    wrong = [
        f"{fact}: {word}"
        for fact, values in sorted(named_answers)
        if fact in facts
        for word in words_of(facts[fact], values.strip("[]")) or ()
        if value_of(facts[fact], word) is None and not is_range(facts[fact], word)
    ]
    assert not wrong


def is_range(fact: Fact, word: str) -> bool:
    return fact.measure is not None and fact.measure.named(word) is not None


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_rule_that_a_page_names_is_there(page: Path, with_examples: RuleBase) -> None:
    ids = {one for rule in with_examples.rules.values() for one in (rule.id, rule.written_as)}
    files = {rule.split("/")[0] for rule in ids}
    spoken = {
        word
        for word in words_in_code(page)
        if RULE_ID.fullmatch(word) and word.split("/")[0] in files and not (ROOT / word).exists()
    }
    assert sorted(spoken - ids) == []


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}


def test_the_checker_of_certificates_reads_the_model_and_certificates_and_nothing_else_as_the_pages_say() -> (
    None
):
    certify = ROOT / "src" / "advisor" / "certify"
    plain = {"dataclasses", "typing"}
    assert imported(certify / "cases.py") == plain
    assert imported(certify / "kernel.py") == plain | {
        "collections.abc",
        "advisor.model",
        "advisor.certify.cases",
    }
