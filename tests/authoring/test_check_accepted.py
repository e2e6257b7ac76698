"""What experts accept with a reason is not reported; what is accepted in vain is."""

from pathlib import Path

from advisor.authoring.check.accepted import Checked
from folders import FACTS
from lamp_notices import check_of, rule_file, rule_lines

NEVER = "{all: [{dark: yes}, {dark: no}]}"
DARK = "{dark: yes}"


def told(found: Checked, name: str) -> list[tuple[str, str, str]]:
    return [
        (notice.subject, notice.problem.what, notice.problem.hint)
        for notice in found.notices
        if notice.check == name
    ]


def silenced(found: Checked) -> list[tuple[str, str, str]]:
    return [(one.check, one.subject, accepted.because) for one, accepted in found.accepted]


def test_a_warning_that_is_accepted_is_not_reported_but_kept_with_its_reason(tmp_path: Path) -> None:
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, accept="{no-source: Everybody knows it.}")))
    assert silenced(checked) == [("no-source", "r/a", "Everybody knows it.")]
    assert told(checked, "no-source") == []
    assert len(told(checked, "no-example")) == 1


def test_accepting_for_one_rule_leaves_others_reported(tmp_path: Path) -> None:
    checked = check_of(
        tmp_path,
        rule_file(rule_lines("a", DARK, accept="{no-source: Known.}"), rule_lines("b", "{dark: no}")),
    )
    assert [subject for subject, _, _ in told(checked, "no-source")] == ["r/b"]


def test_an_each_rule_is_silenced_as_a_whole_and_for_single_candidates(tmp_path: Path) -> None:
    cheap = "{budget: it.price, not: {budget: low}}"
    more = {"each": "lamp", "accept": "{never-fires: Only dear lamps count.}"}
    checked = check_of(tmp_path, rule_file(rule_lines("cheap", cheap, "{favour: {it: slight}}", **more)))
    assert silenced(checked)[0] == ("never-fires", "r/cheap", "Only dear lamps count.")
    assert told(checked, "never-fires") == []
    assert told(checked, "needless-accept") == []


def test_the_rule_of_another_file_whose_path_begins_alike_is_not_silenced(tmp_path: Path) -> None:
    (tmp_path / "rules" / "r").mkdir(parents=True)
    (tmp_path / "rules" / "r" / "a.yaml").write_text(
        rule_file(rule_lines("b", "{dark: no}")), encoding="utf-8"
    )
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, accept="{no-source: Known.}")))
    assert [subject for subject, _, _ in told(checked, "no-source")] == ["r/a/b"]


def test_findings_facts_candidates_and_decisions_accept_too(tmp_path: Path) -> None:
    facts = (
        FACTS.replace(
            "urgent: {title: It cannot wait}",
            "urgent: {title: It cannot wait, accept: {unread-finding: Later.}}",
        )
        .replace("source: P1}", "source: P1, accept: {idle-question: For the record.}}")
        .replace("look: old}}", "look: old}, accept: {inseparable: As yet.}}")
    )
    checked = check_of(tmp_path, "rules: {}\n", facts)
    assert {(check, subject) for check, subject, _ in silenced(checked)} >= {
        ("unread-finding", "urgent"),
        ("idle-question", "dark"),
        ("inseparable", "bulb"),
    }


def test_any_of_the_candidates_that_nothing_tells_apart_may_accept_it(tmp_path: Path) -> None:
    facts = FACTS.replace(
        "price: [middle, high]}}", "price: [middle, high]}, accept: {inseparable: As yet.}}"
    )
    checked = check_of(tmp_path, "rules: {}\n", facts)
    assert told(checked, "inseparable") == told(checked, "needless-accept") == []


def test_what_is_accepted_and_is_not_so_is_reported_where_it_stands(tmp_path: Path) -> None:
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, accept="{never-fires: Nobody asks.}")))
    assert told(checked, "needless-accept") == [
        ("r/a", "'never-fires' is accepted here but is not reported", "delete this line")
    ]
    (place,) = (notice.place for notice in checked.notices if notice.check == "needless-accept")
    assert (place.line, place.column) == (7, 14)


def test_a_check_that_does_not_exist_cannot_be_accepted(tmp_path: Path) -> None:
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, accept="{no-sauce: It is dry.}")))
    assert told(checked, "bad-accept") == [
        ("r/a", "there is no check 'no-sauce' to accept", "did you mean 'no-source'?")
    ]


def test_an_error_cannot_be_accepted(tmp_path: Path) -> None:
    more = {"examples": "{fires: [{dark: no}]}", "accept": "{example-fails: Nearly right.}"}
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, **more)))
    assert len(told(checked, "example-fails")) == 1
    assert told(checked, "bad-accept") == [
        ("r/a", "'example-fails' cannot be accepted", "fix what it reports, and delete this line")
    ]


def test_a_note_needs_no_acceptance(tmp_path: Path) -> None:
    checked = check_of(tmp_path, rule_file(rule_lines("a", DARK, accept="{stacked-points: Meant so.}")))
    assert [what for _, what, _ in told(checked, "bad-accept")] == ["'stacked-points' cannot be accepted"]


def test_what_follows_from_something_accepted_is_silent_too_unless_it_is_an_error(tmp_path: Path) -> None:
    never = rule_lines(
        "never",
        NEVER,
        "{conclude: bright}",
        accept="{never-fires: Next year.}",
        examples="{fires: [{dark: yes}]}",
    )
    checked = check_of(tmp_path, rule_file(never, rule_lines("reader", "{bright: yes}")))
    assert told(checked, "never-fires") == told(checked, "finding-never-true") == []
    assert [subject for subject, _, _ in told(checked, "example-fails")] == ["r/never"]


def test_what_follows_from_something_else_may_be_accepted_by_itself(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("never", NEVER, "{conclude: bright}"),
        rule_lines("reader", "{bright: yes}", accept="{never-fires: It waits for the other.}"),
    )
    checked = check_of(tmp_path, text)
    assert ("never-fires", "r/reader", "It waits for the other.") in silenced(checked)
    (root,) = (notice for notice in checked.notices if notice.check == "never-fires")
    assert "r/reader" not in {each.subject for each in root.follows}


def test_without_proofs_nothing_that_needs_proof_is_called_needless(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", DARK, accept="{never-fires: Nobody asks., vague-title: It is short.}"))
    checked = check_of(tmp_path, text, seconds=0)
    assert [what for _, what, _ in told(checked, "needless-accept")] == [
        "'vague-title' is accepted here but is not reported"
    ]


def test_what_could_not_be_decided_in_time_is_not_called_needless(tmp_path: Path) -> None:
    promise = "guarantees:\n  g: {never: {lamp: tube}, because: B, accept: {empty-guarantee: Later., unproved-guarantee: Slow.}}\n"
    facts = FACTS.replace("look: old}}", "look: old}, accept: {always-wins: So far., inseparable: So far.}}")
    text = rule_file(rule_lines("a", DARK, accept="{vague-title: It is short.}")) + promise
    checked = check_of(tmp_path, text, facts, seconds=1e-9)
    assert [what for _, what, _ in told(checked, "needless-accept")] == [
        "'vague-title' is accepted here but is not reported"
    ]
    checked = check_of(tmp_path, text, facts)
    assert [what.split("'")[1] for _, what, _ in told(checked, "needless-accept")] == [
        "always-wins",
        "inseparable",
        "vague-title",
        "empty-guarantee",
    ]
