"""Whatever stands in the files: reading gives a rule base or problems, and nothing else."""

import contextlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from advisor.authoring.check.check import check
from advisor.language.reading.base import read_base
from advisor.language.reading.documents import shipped
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from effort import tried
from folders import FACTS, rule_text, write
from stray_bytes import STRAY_BYTES

SMALL = {
    "facts/f.yaml": FACTS,
    "facts/g.yaml": """passages:
  P3: {says: Shades matter., guidance: yes, clauses: {a: White ones are bright., b: Red ones are warm.}}
factors:
  comfort: {title: Comfort, says: How easy it is on the eyes., source: P3b}
decisions:
  shade:
    title: A shade
    tells:
      price: {title: Price, words: {low: Little., high: "A lot."}, source: [P3, P1]}
    if_close: clean-it
    candidates:
      white: {title: White, attributes: {price: low}}
      red: {title: Red, attributes: {price: [low, high]}}
""",
    "rules/r.yaml": rule_text(
        if_="{any: [{dark: yes}, {budget: {at_least: low}}], not: {bright: yes}}",
        unless="{uses: [go, cook]}",
        then="{conclude: urgent, favour: {bulb: 3}, rule_out: tube, advise: clean-it}",
        source="P1",
        examples="{fires: [{dark: yes, uses: []}], stays_silent: [{dark: no}]}",
    )
    + "  other:\n    title: '{it}'\n    because: B\n    each: lamp\n    where: {suits: cook}\n"
    + "    factor: comfort\n    basis: inference\n    source: [P3a, P2]\n    if: {uses: it.suits}\n    then: {weigh_against: {it: slight}}\n    examples: {fires: [{it: bulb, uses: [read]}]}\n",
}
VOCABULARY = {name: text.encode() for name, text in SMALL.items() if name.startswith("facts/")}
SHIPPED = {
    f"{kind}/{path.name}": path.read_text(encoding="utf-8")
    for kind in ("facts", "rules")
    for path in sorted((shipped() / kind).glob("*.yaml"))
}

WORDS = [
    "dark", "budget", "style", "uses", "bright", "urgent", "yes", "no", "low", "read", "old", "any", "all", "not",
    "at_least", "at_most", "it", "it.suits", "it.price", "it.", "lamp", "bulb", "candle", "clean-it", "P1", "strong",
    "title", "because", "if", "unless", "then", "each", "where", "source", "examples", "fires", "stays_silent",
    "conclude", "favour", "weigh_against", "rule_out", "advise", "suits", "price", "unknown", "", "3", "nothing",
    "factor", "basis", "comfort", "inference", "P3a", "slight",
]  # fmt: skip


def read_or_refuse(files: Mapping[str, bytes]) -> RuleBase | None:
    """Return the rule base of these files, checked, or None if it is refused with problems."""
    with tempfile.TemporaryDirectory() as root, contextlib.suppress(AdvisorError):
        base = read_base(write(Path(root), files))
        check(base)
        assert all(rule.effects for rule in base.rules.values())
        return base
    return None


@st.composite
def spoilt(draw: st.DrawFn, files: dict[str, str]) -> dict[str, bytes]:
    """Draw the files with a few places of one of them cut, replaced, doubled or filled with scraps."""
    contents = {name: text.encode() for name, text in files.items()}
    name = draw(st.sampled_from(sorted(contents)))
    content = contents[name]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20, 200])))
        scrap = draw(
            st.one_of(st.sampled_from(STRAY_BYTES), st.just(content[start:end] * 2), st.binary(max_size=3))
        )
        content = content[:start] + scrap + content[end:]
    return contents | {name: content}


@st.composite
def shuffled(draw: st.DrawFn, files: dict[str, str]) -> dict[str, bytes]:
    """Draw the files with lines of one of them removed, doubled, moved or shifted."""
    name = draw(st.sampled_from(sorted(files)))
    lines = files[name].split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["remove", "double", "swap", "left", "right"]))
        if change == "remove" and len(lines) > 1:
            del lines[at]
        elif change == "double":
            lines.insert(to, lines[at])
        elif change == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        else:
            lines[at] = "  " + lines[at] if change == "right" else lines[at][2:]
    return {one: text.encode() for one, text in files.items()} | {name: "\n".join(lines).encode()}


def structures() -> st.SearchStrategy[object]:
    """Draw nested lists and mappings of the words that rules are made of."""
    word = st.sampled_from(WORDS)
    return st.recursive(
        word,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(word, inner, max_size=4)),
        max_leaves=12,
    )


def rule_structures() -> st.SearchStrategy[object]:
    """Draw rules whose fields are the known ones and hold anything, or what they should."""
    fields = {
        "title": "T",
        "because": "B",
        "if": {"dark": "yes"},
        "unless": {"bright": "yes"},
        "then": {"favour": {"bulb": "slight"}},
        "each": "lamp",
        "where": {"price": "low"},
        "factor": "comfort",
        "basis": "inference",
        "source": ["P3a", "P1"],
        "examples": {"fires": [{"dark": "yes"}]},
    }
    strategies = {name: st.one_of(st.just(right), structures()) for name, right in fields.items()}
    optional = ("unless", "each", "where", "factor", "basis", "source", "examples")
    return st.fixed_dictionaries(
        {name: one for name, one in strategies.items() if name not in optional},
        optional={name: strategies[name] for name in optional},
    )


def test_the_small_base_of_these_tests_reads() -> None:
    base = read_or_refuse({name: text.encode() for name, text in SMALL.items()})
    assert base is not None
    assert len(base.rules) == 3


@given(st.one_of(spoilt(SMALL), shuffled(SMALL)))
@tried(120)
def test_a_spoilt_small_base_reads_or_is_refused(files: dict[str, bytes]) -> None:
    read_or_refuse(files)


@given(st.one_of(spoilt(SHIPPED), shuffled(SHIPPED)))
@tried(8)
def test_the_shipped_files_spoilt_read_or_are_refused(files: dict[str, bytes]) -> None:
    read_or_refuse(files)


@given(st.one_of(structures(), st.dictionaries(st.sampled_from(WORDS), rule_structures(), max_size=3)))
@tried(120)
def test_any_structure_under_rules_reads_or_is_refused(rules: object) -> None:
    files = {**VOCABULARY, "rules/r.yaml": json.dumps({"rules": rules}).encode()}
    read_or_refuse(files)


@given(structures())
@tried(80)
def test_any_structure_as_a_section_reads_or_is_refused(section: object) -> None:
    names = (
        "topics",
        "sources",
        "passages",
        "facts",
        "findings",
        "decisions",
        "advice",
        "impossible",
        "knowledge",
    )
    for name in names:
        read_or_refuse({"facts/f.yaml": json.dumps({name: section}).encode(), "rules/r.yaml": b"rules: {}"})
