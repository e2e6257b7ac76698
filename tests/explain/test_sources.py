"""Who is credited with the passages that knowledge rests on, wherever passages are shown."""

from pathlib import Path

import pytest

from advisor.explain.sources import told_attributes
from advisor.language.reading.base import read_base
from folders import write
from program import advisor

OWN = """\
passages: {OWN1: {says: We have seen it ourselves., guidance: yes}}
rules:
  ours: {title: Ours, because: We have seen it., if: {storm: yes}, then: {favour: {ferry: slight}}, source: OWN1}
  theirs: {title: Theirs, because: It is written., if: {storm: yes}, then: {favour: {ferry: slight}}, source: P1}
"""


@pytest.mark.parametrize(
    ("before", "credit"),
    [
        ("", "From no source that is named: passage what it says OWN1"),
        ("sources: {notes: {title: Our notes, author: Ann}}\n", "Our notes. Ann. passage what it says OWN1"),
    ],
)
def test_a_passage_of_ones_own_is_not_credited_to_the_author_of_the_others(
    boats: Path, tmp_path: Path, before: str, credit: str
) -> None:
    own = write(tmp_path, {"own.yaml": before + OWN})
    base = ("--knowledge", str(boats), "--rules", str(own))
    shown = " ".join(advisor("recommend", *base, "--set", "storm=yes", "--details", "sources").stdout.split())
    assert credit in shown
    assert "A book. passage what it says P1" in shown
    page = advisor("sources", *base).stdout
    (theirs, ours) = page.split("passages with guidance are encoded.")[1:]
    assert ("| P1 |" in theirs, "| OWN1 |" in theirs) == (True, False)
    assert ("| P1 |" in ours, "| OWN1 |" in ours) == (False, True)
    assert ("Source: Our notes. Ann." in page) == bool(before)
    handbook = advisor("docs", *base).stdout
    assert ("We have seen it ourselves. (from no source that is named)" in handbook) == (not before)
    assert "Boats float. (from" not in handbook


def test_where_no_passages_are_declared_all_sources_stand_for_what_is_cited(tmp_path: Path) -> None:
    from boat_base import FACTS, RULES

    facts = FACTS.replace("passages: {P1: {says: Boats float.}}\n", "")
    rule = RULES.replace("    because: It slams.\n", "    because: It slams.\n    source: page 3\n")
    write(tmp_path, {"facts/f.yaml": facts, "rules/r.yaml": rule})
    done = advisor("recommend", "--knowledge", str(tmp_path), "--set", "storm=yes", "--details", "sources")
    assert "A book. passage what it says page 3" in " ".join(done.stdout.split())


def test_of_a_passage_it_is_told_what_it_says_and_everything_that_rests_on_it() -> None:
    base = read_base()
    told = " ".join(advisor("sources", "p14").stdout.split())
    assert base.passages["P14"].says in told
    parts = {"P14", *(part.id for part in base.passages["P14"].parts)}
    named = (base.findings, base.advice, base.candidates, base.factors, told_attributes(base))
    resting = {
        *(
            (rule.written_as, part)
            for rule in base.rules.values()
            for part in parts.intersection(rule.source)
        ),
        *(
            (name, part)
            for things in named
            for name, each in things.items()
            for part in parts.intersection(each.source)
        ),
    }
    assert len(resting) > 10
    assert [name for name, _ in resting if f"[{name}]" not in told] == []
    assert told.count("[") == len(resting)


def test_several_passages_may_be_asked_for_and_one_that_is_not_there_leads_to_the_nearest() -> None:
    told = advisor("sources", "P14", "P06").stdout
    assert "It gives no guidance, and nothing rests on it." in told
    done = advisor("sources", "P14", "PX14")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no passage 'PX14'; did you mean 'P14'?" in done.stderr
