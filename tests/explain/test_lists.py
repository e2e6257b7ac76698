"""A list of which all candidates may apply: what applies, what does not and what is open, wherever that is told."""

import json
from itertools import product
from pathlib import Path

import pytest

from advisor.authoring.cases.verdicts import ending_of, ending_word, run_case
from advisor.explain.expected import mismatch
from advisor.formats.recommendation import to_document
from advisor.interview.choice import next_question
from advisor.interview.session import Session, answer
from advisor.language.reading.cases import documents_of, read_cases
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from advisor.recommend import Applies, recommend
from advisor.views.contest import why_not
from advisor.views.why_applied import turn
from benefits_base import RULES, benefits, explained, told, verdict_of
from published_schemas import valid


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return benefits(tmp_path_factory.mktemp("benefits"))


def states(base: RuleBase, **answers: str) -> dict[str, str]:
    applied = recommend(base, answers).lists["benefits"]
    return {each.candidate: each.state.value for each in applied.candidates}


def test_what_is_included_and_not_excluded_applies_once_no_answer_can_change_it(base: RuleBase) -> None:
    assert states(base, income="low") == {"housing": "open", "child": "open", "heating": "applies"}
    assert states(base, income="high", children="yes") == {
        "housing": "does_not",
        "child": "applies",
        "heating": "does_not",
    }


def test_only_the_list_is_told_of_and_none_of_its_parts(base: RuleBase) -> None:
    result = recommend(base, {"income": "low"})
    assert list(result.outcomes) == ["payment"]
    assert list(result.lists) == ["benefits"]
    assert set(result.winners) >= {"heating"}
    text = verdict_of(base, income="low") + json.dumps(to_document(base, explained(base, income="low")))
    assert not any(f"{name}=no" in text for name in ("housing", "child", "heating"))
    assert "benefits=" not in text
    assert "@" not in text


def test_the_verdict_tells_what_applies_then_what_is_open_and_counts_the_rest(base: RuleBase) -> None:
    assert (
        verdict_of(base, income="low", renting="yes", account="no")
        == """\
Benefits: Housing benefit and Heating aid apply, 1 open
Payment:  Cash
By these rules, proved: the one open answer cannot change the payment; open
  answers can change 1 of the benefits.
Why Cash
  + How it is paid: none (account: No).
If it turns out otherwise (account: Yes, not No): Transfer.
Benefits that apply
  + Housing benefit: Who rents and is in need is helped.
  + Heating aid: Need is kept warm (income: Little).
Benefits that are open, with what to find out
- Child benefit: children
Find out first: Have you children?
"""
    )


def test_nothing_that_rules_choose_is_told_with_points_or_a_level(base: RuleBase) -> None:
    text = verdict_of(base, income="high", account="yes")
    assert "Payment:  Transfer\n" in text
    assert "point" not in text
    assert not any(level in text for level in ("CLEAR", "LIKELY", "CLOSE"))
    chosen = to_document(base, explained(base, account="yes"))["decisions"]["payment"]
    assert (chosen["kind"], chosen["level"], chosen["fall"]) == ("choice", None, None)


def test_a_decision_in_which_no_rule_chooses_yet_has_nobody_ahead(base: RuleBase) -> None:
    assert verdict_of(base, income="low").splitlines()[1] == "Payment:  nothing is chosen yet"


def test_why_not_tells_which_rule_excludes_or_would_include_and_what_keeps_it_silent(base: RuleBase) -> None:
    result = recommend(base, {"income": "high"})
    assert (
        told(why_not(base, result, "heating"))
        == """\
Why not Heating aid?
Heating aid does not apply.
Excluded: Who earns much pays for heating [law/rich]
Would be included by: Need is kept warm [law/warm]
Need: Some - does not hold (Need: None, as no rule concludes another value)
"""
    )
    child = told(why_not(base, result, "child"))
    assert "Child benefit is open and does not apply so far." in child
    assert "children: Yes - not known" in child


def test_of_many_rows_those_are_told_that_lack_least_with_the_cells_that_keep_them_silent(
    tmp_path: Path,
) -> None:
    rows = "".join(f"    - [{', '.join(cells)}, cash]\n" for cells in product(("yes", "no"), repeat=3))
    table = f"""\
tables:
  cash:
    title: Cash
    because: So.
    if: {{income: high}}
    columns: [renting, children, account, choose payment]
    rows:
{rows}"""
    base = benefits(tmp_path, f"{RULES[: RULES.index('  pay:')]}{table}")
    result = recommend(base, {"income": "low", "renting": "yes", "children": "no"})
    assert (
        told(why_not(base, result, "cash"))
        == """\
Why not Cash?
Payment: nothing is chosen.
Cash would be chosen by: Cash: row r3 [law/cash/r3]
all of - does not hold
  income: Much - does not hold (income: Little)
  account: Yes - not known
Cash would be chosen by: Cash: row r4 [law/cash/r4]
all of - does not hold
  income: Much - does not hold (income: Little)
  account: No - not known
Cash would be chosen by: Cash: row r1 [law/cash/r1]
all of - does not hold
  income: Much - does not hold (income: Little)
  children: Yes - does not hold (children: No)
  account: Yes - not known
Cash would be chosen by 5 more rules; 'how' with law/cash shows each.
"""
    )


def test_other_answers_are_told_with_which_a_candidate_would_apply(base: RuleBase) -> None:
    result = recommend(base, {"income": "high", "children": "yes"})
    assert "Heating aid applies." in told(turn(base, result, "heating", (), givens=True))
    assert "Child benefit does not apply." in told(turn(base, result, "child", (), givens=True))


def test_json_has_a_list_as_one_entry_with_the_rules_of_each_candidate(base: RuleBase) -> None:
    document = to_document(base, explained(base, income="low", renting="yes"))
    entry = valid("recommendation", json.dumps(document))["decisions"]["benefits"]
    assert entry == {
        "kind": "all_that_apply",
        "applies": ["housing", "heating"],
        "does_not": [],
        "open": ["child"],
        "so_far": [],
        "settled": False,
        "rules": {
            "housing": {"included_by": ["law/rent"], "excluded_by": []},
            "heating": {"included_by": ["law/warm"], "excluded_by": []},
        },
    }


def test_questions_end_when_each_candidate_is_settled(base: RuleBase) -> None:
    session = Session()
    asked = []
    while (fact := next_question(base, session)) is not None:
        asked.append(fact.id)
        session = answer(session, fact.id, "high" if fact.id == "income" else "no")
    applied = recommend(base, session.profile).lists["benefits"]
    assert "renting" not in asked
    assert applied.settled
    assert not applied.those(Applies.OPEN)


def cases(folder: Path, base: RuleBase, expect: str) -> list[str]:
    """Return in which words a case fails that expects this of people who earn little and rent."""
    (folder / "cases").mkdir(exist_ok=True)
    answers = "{income: low, renting: yes, children: no}"
    text = f"title: A case\nanswers: {answers}\nexpect: {expect}\nbecause: So.\n"
    (folder / "cases/a.yaml").write_text(text, encoding="utf-8")
    (case,) = read_cases(documents_of(folder, []), base)
    verdict = run_case(base, case)
    return [mismatch(base, verdict, failure).what for failure in verdict.failures]


def test_a_case_expects_that_just_these_apply(base: RuleBase, tmp_path: Path) -> None:
    assert cases(tmp_path, base, "{benefits: [heating, housing], not: [child]}") == []
    assert cases(tmp_path, base, "{benefits: heating}") == [
        "benefits: expected that Heating aid applies, got Housing benefit and Heating aid apply"
    ]
    assert cases(tmp_path, base, "{benefits: none}") == [
        "benefits: expected that nothing applies, got Housing benefit and Heating aid apply"
    ]
    assert cases(tmp_path, base, "{not: [heating]}") == ["heating must not apply, and does"]
    assert cases(tmp_path, base, "{benefits: '?'}") == [
        "benefits: not decided yet, got Housing benefit and Heating aid apply"
    ]


def test_what_comes_out_of_a_list_is_written_as_a_list(base: RuleBase) -> None:
    low, high = (recommend(base, {"income": income}).lists["benefits"] for income in ("low", "high"))
    assert ending_word(ending_of(low)) == "[heating]"
    assert ending_word(ending_of(high)) == "none"


def test_a_list_cannot_end_in_a_tie(base: RuleBase, tmp_path: Path) -> None:
    with pytest.raises(AdvisorError, match="'benefits' has no candidate 'tie'"):
        cases(tmp_path, base, "{benefits: tie}")
    with pytest.raises(AdvisorError, match="'child' is expected to apply, and must not"):
        cases(tmp_path, base, "{benefits: [child], not: [child]}")
