"""Many rows are at the levels that a recommendation has for each of them, in memory as in files."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from advisor.cli import run
from advisor.evaluators.sweep.codes import columns_of, encode
from advisor.explain.levels import levels
from advisor.explain.strength import strengths
from advisor.model import Profile, RuleBase
from advisor.recommend import recommend
from advisor.tables.encoded import Encoded
from advisor.tables.judge import judge
from effort import tried
from lunch_journals import SMALL
from strategies import profiles, rule_bases


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=4))
@tried(30)
def test_rows_are_at_the_levels_of_their_recommendations(base: RuleBase, rows: list[Profile]) -> None:
    (judged,) = judge(base, Encoded(len(rows), columns_of(encode(base, rows)), {}))
    for number, (profile, named) in enumerate(zip(rows, levels(base, judged), strict=True)):
        if number in judged.wrong:
            assert named == (None,) * len(base.decisions)
        else:
            strong = strengths(base, profile, recommend(base, profile).outcomes)
            assert named == tuple(strength.level for strength in strong.values())


def test_a_table_has_levels_only_if_they_are_asked_for(tmp_path: Path) -> None:
    rows = [{"cold": "yes", "has": ["broth"], "hunger": "very"}, {}, {"cold": "odd"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    words = ["batch", str(tmp_path / "in.jsonl"), "--knowledge", str(SMALL)]
    assert run([*words, str(tmp_path / "with.jsonl"), "--level"]) == 0
    assert run([*words, str(tmp_path / "without.csv")]) == 0
    found = [json.loads(line) for line in (tmp_path / "with.jsonl").read_text("utf-8").splitlines()]
    assert [row["dish.level"] for row in found] == ["close", "too little known", None]
    assert "level" not in (tmp_path / "without.csv").read_text("utf-8")
    assert run([*words, str(tmp_path / "with.csv"), "--level"]) == 0
    assert "dish.ruled_out,dish.level,points.soup" in (tmp_path / "with.csv").read_text("utf-8")
    assert run([*words, str(tmp_path / "with.parquet"), "--level"]) == 0
