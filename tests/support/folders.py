"""Small knowledge folders, written as files: lamps for rooms."""

from collections.abc import Mapping
from pathlib import Path

from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import AdvisorError

FACTS = """\
knowledge: {title: Lamps}
topics: {room: The room, money: The money}
sources: {book: {title: A book}}
passages: {P1: {says: A dark room needs light, guidance: yes}, P2: {says: Lamps exist}}
facts:
  budget:
    topic: money
    kind: scale
    ask: How much may it cost?
    why: Lamps cost money.
    values: {low: Little, middle: Some, high: A lot}
  dark: {topic: room, kind: yes_no, ask: 'Is the room dark?', why: Then it needs light., source: P1}
  style:
    topic: room
    kind: choice
    ask: Which style?
    why: Lamps have styles.
    values: {old: Old, new: {title: New, help: Of this year.}}
  uses:
    topic: room
    kind: several
    ask: What is done there?
    why: Work needs light.
    values: {read: Reading, cook: Cooking, go: Going out}
findings:
  bright: {title: Much light is needed}
  urgent: {title: It cannot wait}
advice:
  clean-it: {text: Clean it.}
decisions:
  lamp:
    title: A lamp
    candidates:
      bulb: {title: The bulb, attributes: {suits: [read, cook], price: low, look: old}}
      candle: {title: The candle, attributes: {suits: go, price: low}}
      tube: {title: The tube, attributes: {suits: cook, price: [middle, high]}}
impossible:
  - {if: {style: old, budget: low}, because: Old lamps are dear.}
"""

RULE = {"title": "T", "because": "B", "if": "{dark: yes}", "then": "{favour: {bulb: strong}}"}


def rule_text(**changed: str | None) -> str:
    """Return a rule file: title, because, if and then on lines 3 to 6, what is added from line 7; None removes."""
    lines = {**RULE, **{name.removesuffix("_"): text for name, text in changed.items()}}
    return "rules:\n  slug:\n" + "".join(f"    {k}: {v}\n" for k, v in lines.items() if v is not None)


def folder(root: Path, rules: str = "rules: {}\n", facts: str = FACTS, **more: str) -> Path:
    """Write a knowledge folder: `facts/f.yaml`, `rules/r.yaml`, and more rule files by name."""
    return write(
        root,
        {"facts/f.yaml": facts, "rules/r.yaml": rules} | {f"rules/{k}.yaml": v for k, v in more.items()},
    )


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read(root: Path, *added: Path) -> RuleBase:
    return read_base(root, added)


def problems(root: Path, *added: Path) -> list[str]:
    """Return what is wrong with a knowledge folder, with places relative to it."""
    try:
        read_base(root, added)
    except AdvisorError as error:
        return [str(problem).replace(f"{root}/", "") for problem in error.problems]
    return []
