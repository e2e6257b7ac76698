"""The work of one size: a rule base as files of every engine, profiles, and what must come out of them.

What must come out is worked out with `advisor.conditions`, which states the meaning and shares no code with
any evaluator.
"""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from speed import generated_rules, profiles

from advisor.conditions import TRUE, Answered, Known, broken, judge, supports
from advisor.language.reading.base import read_base
from advisor.model import Profile, RuleBase
from engines import in_advisor, in_clips, in_durable, in_experta, in_zen
from engines.outcome import Answers, Decisions, Outcome, outcome

ROOT = Path(__file__).parents[2]
PROFILES = 10_000
COMPARED = {0: 500, 100: 500, 1000: 200, 10_000: 50}
TRANSLATED = (in_clips, in_zen, in_durable, in_experta)


def prepare(folder: Path, size: int) -> None:
    """Write all that is needed to compare and measure; size 0 is the shipped rule base."""
    knowledge = ROOT if size == 0 else generated(folder / "generated", size)
    base = read_base(knowledge)
    in_advisor.write(folder, knowledge)
    for engine in TRANSLATED:
        target = folder / engine.__name__.rsplit(".", 1)[-1]
        target.mkdir()
        for name, text in engine.translate(base).items():
            (target / name).write_text(text, encoding="utf-8")
    some = [one for one in profiles(base, 2 * PROFILES) if not broken(base, one)][:PROFILES]
    decisions = decisions_of(base)
    write_lines(folder / "profiles.jsonl", map(written, some))
    compared = some[: COMPARED.get(size, 50)]
    write_lines(folder / "expected.jsonl", (expected(base, decisions, one) for one in compared))
    (folder / "decisions.json").write_text(json.dumps(decisions), encoding="utf-8")


def generated(folder: Path, size: int) -> Path:
    """Return a knowledge folder with the shipped facts and candidates, and with generated rules alone."""
    (folder / "rules").mkdir(parents=True)
    shutil.copytree(ROOT / "facts", folder / "facts")
    text = generated_rules(read_base(ROOT), size)
    (folder / "rules" / "generated.yaml").write_text(text, encoding="utf-8")
    return folder


def decisions_of(base: RuleBase) -> dict[str, list[str]]:
    """Return the candidates of each decision."""
    return {name: [one.id for one in found.candidates] for name, found in base.decisions.items()}


def written(profile: Profile) -> Answers:
    """Return a profile as JSON has it."""
    return {key: str(one) if isinstance(one, str) else sorted(one) for key, one in profile.items()}


def expected(base: RuleBase, decisions: Decisions, profile: Profile) -> Mapping[str, object]:
    """Return what must come out of a profile: its outcome, and the trace of the rules that fire."""
    meant = judge(base, profile)
    known = Known(base.facts, profile, meant.findings)
    fired = [rule for rule in base.rules.values() if meant.rules[rule.id] is TRUE]
    points = dict.fromkeys(base.candidates, 0)
    for rule in fired:
        for one, by in base.awards[rule.id].items():
            points[one] += by
    out = {one for rule in fired for one in rule.vetoes}
    trace = {
        rule.id: sorted(
            {
                one.fact if isinstance(one, Answered) else one.finding
                for one in supports(rule.condition, known)
            }
        )
        for rule in fired
    }
    return as_json(outcome(decisions, points, out)) | {"trace": trace}


def as_json(found: Outcome) -> dict[str, object]:
    """Return an outcome in one form, so that two can be compared."""
    return {
        "points": dict(sorted(found.points.items())),
        "ruled_out": sorted(found.ruled_out),
        "winners": {key: sorted(names) for key, names in sorted(found.winners.items())},
    }


def write_lines(path: Path, lines: Iterable[object]) -> None:
    """Write a line of JSON for each."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), int(sys.argv[2]))
