"""Edits are what was planted, told by what they mean, and the blame is on those that were planted for it."""

from dataclasses import replace

from advisor.authoring.compare.edits import How
from advisor.authoring.compare.witness import Differs, Same
from advisor.model import (
    All,
    Any,
    AtLeast,
    Award,
    Conclude,
    Condition,
    Found,
    Guarantee,
    Impossible,
    Is,
    Kind,
    Nature,
    Never,
    Not,
    Rule,
    RuleBase,
    RuleOut,
    Source,
    Topic,
)
from builders import HERE, base, decision, fact, rule
from compared_versions import FLAG, OFF, ON, SIZE, SMALL, TOOLS, compared
from edited_versions import with_same_meaning


def edited(old: RuleBase, new: RuleBase) -> list[tuple[str, str, How, tuple[str, ...]]]:
    return [(edit.what, edit.name, edit.how, edit.parts) for edit in compared(old, new).edits]


def changed(one: Rule, **parts: object) -> Rule:
    return replace(one, **parts)  # type: ignore[arg-type]


def test_edits_of_rules_are_told_apart_by_what_they_mean() -> None:
    kept, texts, condition, effects, gone = (
        rule(f"f/{n}", ON, Award("a", 1)) for n in ("k", "t", "c", "e", "g")
    )
    turned = rule("f/w", Not(Any((ON, SMALL))), Award("b", 1))
    new_rules = [
        kept,
        changed(texts, title="new", because="new", reviewed="2026"),
        changed(condition, condition=OFF),
        changed(effects, effects=(Award("a", 2),)),
        changed(turned, condition=All((Not(SMALL), Not(ON)))),
        rule("f/n", SMALL, RuleOut("c")),
    ]
    old = base([FLAG, SIZE], [kept, texts, condition, effects, gone, turned])
    assert edited(old, base([FLAG, SIZE], new_rules)) == [
        ("rule", "f/t", How.TEXTS, ("title", "reason", "review")),
        ("rule", "f/c", How.CHANGED, ("condition",)),
        ("rule", "f/e", How.CHANGED, ("effects",)),
        ("rule", "f/w", How.REWRITTEN, ()),
        ("rule", "f/n", How.ADDED, ()),
        ("rule", "f/g", How.REMOVED, ()),
    ]


def test_a_rule_with_another_id_and_the_same_meaning_is_renamed_or_moved() -> None:
    one, other = rule("f/one", ON, Award("a", 1)), rule("f/two", SMALL, Award("b", 1))
    new = [changed(one, id="f/uno"), changed(other, id="g/two", condition=Not(Not(SMALL)))]
    found = compared(base([FLAG, SIZE], [one, other]), base([FLAG, SIZE], new)).edits
    assert [(edit.name, edit.how, edit.before) for edit in found] == [
        ("f/uno", How.RENAMED, "f/one"),
        ("g/two", How.MOVED, "f/two"),
    ]


def test_of_rules_that_mean_the_same_the_one_with_the_same_name_is_the_one_that_moved() -> None:
    rules = [rule(f"f/{name}", ON, Award("a", 1)) for name in ("x", "y")]
    new = [changed(one, id=one.id.replace("f/", "g/")) for one in reversed(rules)]
    found = compared(base([FLAG], rules), base([FLAG], new)).edits
    assert {(edit.before, edit.name) for edit in found} == {("f/x", "g/x"), ("f/y", "g/y")}


def test_a_finding_with_another_name_is_renamed_and_its_rules_are_rewritten() -> None:
    def named(finding: str) -> RuleBase:
        rules = [rule("f/c", ON, Conclude(finding)), rule("f/r", Found(finding), Award("a", 1))]
        return base([FLAG], rules, findings=[finding])

    difference = compared(named("heavy"), named("weighty"))
    assert difference.verdict == Same(throughout=True)
    assert [(edit.what, edit.name, edit.how) for edit in difference.edits] == [
        ("rule", "f/c", How.REWRITTEN),
        ("rule", "f/r", How.REWRITTEN),
        ("finding", "weighty", How.RENAMED),
    ]


def test_a_rule_that_reads_a_finding_that_changed_is_not_edited_itself() -> None:
    concluded, reader = rule("f/c", ON, Conclude("heavy")), rule("f/r", Found("heavy"), Award("a", 1))
    later = changed(concluded, condition=OFF)
    old = base([FLAG], [concluded, reader], findings=["heavy"])
    assert edited(old, base([FLAG], [later, reader], findings=["heavy"])) == [
        ("rule", "f/c", How.CHANGED, ("condition",))
    ]
    moved = changed(reader, id="g/r")
    assert edited(old, base([FLAG], [later, moved], findings=["heavy"])) == [
        ("rule", "f/c", How.CHANGED, ("condition",)),
        ("rule", "g/r", How.MOVED, ()),
    ]


def test_the_blame_finds_few_among_many() -> None:
    facts = [fact(f"q{number}", Kind.YES_NO) for number in range(40)]
    rules = [rule(f"f/{one.id}", Is(one.id, ("yes",)), Award("a", 1)) for one in facts]
    planted = [rule(f"g/{n}", Any(()), Award("b", 2)) for n in range(3)]
    new = [changed(one, effects=(Award("a", 2),)) for one in rules]
    new += [changed(one, condition=Is("q7", ("yes",))) for one in planted]
    difference = compared(base(facts, [*rules, *planted]), base(facts, new))
    assert isinstance(difference.verdict, Differs)
    assert difference.verdict.profile == {"q7": "yes"}
    assert difference.blame is not None
    assert not difference.blame.alone
    assert {one.name for one in difference.blame.together} == {"g/0", "g/1", "g/2"}


def each(slug: str, candidate: str, points: int) -> Rule:
    made = rule(f"f/{slug}/{candidate}", ON, Award(candidate, points))
    return changed(made, each=candidate, pattern="{it} it is")


def test_rules_made_of_one_rule_are_one_edit() -> None:
    old = base([FLAG], [each("r", one, 1) for one in "abc"])
    assert edited(old, base([FLAG], [each("r", one, 2) for one in "abc"])) == [
        ("rule", "f/r", How.CHANGED, ("effects",))
    ]
    assert edited(old, base([FLAG], [each("r", one, 1) for one in "ab"])) == [
        ("rule", "f/r", How.CHANGED, ("candidates",))
    ]


def test_rules_that_come_of_a_new_candidate_belong_to_its_edit() -> None:
    old = base([FLAG], [each("r", one, 1) for one in "ab"], decisions=[decision("choice", "a", "b")])
    new = base([FLAG], [each("r", one, 1) for one in "abc"], decisions=[decision("choice", "a", "b", "c")])
    assert edited(old, new) == [("candidate", "c", How.ADDED, ())]
    difference = compared(old, new)
    assert difference.blame is not None
    assert [edit.name for edit in difference.blame.alone] == ["c"]


def test_edits_of_facts_count_by_kind_and_values_and_on_scales_by_order() -> None:
    coloured = fact("colour", Kind.CHOICE, ("red", "blue"))
    old = base([FLAG, SIZE, coloured], [])
    turned = replace(SIZE, values=tuple(reversed(SIZE.values)))
    swapped = replace(coloured, values=tuple(reversed(coloured.values)))
    asked = replace(FLAG, ask="Really?")
    assert edited(old, base([asked, turned, swapped, TOOLS], [])) == [
        ("fact", "flag", How.TEXTS, ("question",)),
        ("fact", "size", How.CHANGED, ("values",)),
        ("fact", "colour", How.TEXTS, ("order",)),
        ("fact", "tools", How.ADDED, ()),
    ]


def test_edits_of_what_only_verdicts_say_are_wording() -> None:
    old = base([FLAG], [rule("f/r", ON, Award("a", 1))], findings=["warm"], advice=["rest"])
    (choice,) = old.decisions.values()
    first, *others = choice.candidates
    said = [replace(value, said="it is so") for value in FLAG.values]
    new = replace(
        old,
        facts={"flag": replace(FLAG, nature=Nature.CHOICE, values=tuple(said))},
        findings={"warm": replace(old.findings["warm"], said="it is warm")},
        advice={"rest": replace(old.advice["rest"], do="Rest")},
        rules={"f/r": changed(old.rules["f/r"], reason="It flags")},
        decisions={"choice": replace(choice, candidates=(replace(first, url="https://a.example"), *others))},
        sources=(Source("book", "A book", "", "", "", HERE, "https://book.example"),),
    )
    old = replace(old, sources=(Source("book", "A book", "", "", "", HERE),))
    assert edited(old, new) == [
        ("rule", "f/r", How.TEXTS, ("short reason",)),
        ("fact", "flag", How.TEXTS, ("nature", "titles")),
        ("finding", "warm", How.TEXTS, ("said",)),
        ("candidate", "a", How.TEXTS, ("address",)),
        ("advice", "rest", How.TEXTS, ("action",)),
        ("source", "book", How.TEXTS, ("address",)),
    ]


def test_other_words_for_a_value_are_wording_and_told_apart_from_titles() -> None:
    first, *others = SIZE.values
    worded = replace(SIZE, values=(replace(first, synonyms=("tiny",)), *others))
    assert edited(base([SIZE], []), base([worded], [])) == [("fact", "size", How.TEXTS, ("synonyms",))]


def test_edits_of_impossibilities_go_by_what_is_impossible() -> None:
    old = base([FLAG, SIZE], [], impossible=[ON])
    said = replace(
        old, impossible=(Impossible(ON, "other words", HERE), Impossible(SMALL, "too small", HERE))
    )
    assert edited(old, said) == [
        ("impossibility", "other words", How.TEXTS, ("reason",)),
        ("impossibility", "too small", How.ADDED, ()),
    ]


def test_another_order_of_questions_is_wording_and_a_new_topic_alone_is_none() -> None:
    old = base([FLAG, replace(SIZE, topic="other")], [])
    turned = replace(old, topics=old.topics[::-1], opening=("size",), expected=("flag",))
    parts = ("opening", "expected", "topics")
    assert edited(old, turned) == [("interview", "order of questions", How.TEXTS, parts)]
    more = replace(old, topics=(Topic("new", "New"), *old.topics))
    assert edited(old, more) == [("topic", "new", How.ADDED, ())]


def test_the_blame_is_on_the_edit_that_was_planted() -> None:
    rules = [rule(f"f/{n}", Is("size", (value,)), Award("a", 1)) for n, value in enumerate(SIZE.value_ids)]
    harmless = changed(rules[1], title="other words")
    planted = changed(rules[2], effects=(Award("b", 1),))
    new = base([FLAG, SIZE], [with_same_meaning(base([], [rules[0]])).rules["f/0"], harmless, planted])
    difference = compared(base([FLAG, SIZE], rules), new)
    assert difference.blame is not None
    assert [edit.name for edit in difference.blame.alone] == ["f/2"]
    assert not difference.blame.together


def test_two_edits_that_bring_a_difference_about_together_are_blamed_together() -> None:
    old = base([FLAG], [rule("f/x", ON, Award("a", 2)), rule("f/y", ON, Award("b", 1)), rule("f/z", ON)])
    added = [rule("f/v", ON, Award("b", 2)), rule("f/w", ON, Award("b", 2)), rule("f/z", OFF)]
    difference = compared(old, base([FLAG], [*list(old.rules.values())[:2], *added]))
    assert difference.blame is not None
    assert not difference.blame.alone
    assert {one.name for one in difference.blame.together} == {"f/v", "f/w"}


def test_each_of_two_edits_that_are_needed_both_is_enough_to_undo() -> None:
    old = base([FLAG], [rule("f/x", ON, Award("a", 2))])
    new = base([FLAG], [*old.rules.values(), *(rule(f"f/{n}", ON, Award("b", 1)) for n in "vw")])
    difference = compared(old, new)
    assert difference.blame is not None
    assert {edit.name for edit in difference.blame.alone} == {"f/v", "f/w"}


def test_edits_of_findings_scales_and_impossibilities_can_be_blamed() -> None:
    concluded = rule("f/c", ON, Conclude("heavy"))
    reader = rule("f/r", Found("heavy"), Award("a", 1))
    old = base([FLAG, SIZE], [concluded, reader], findings=["heavy"])
    turned = replace(SIZE, values=tuple(reversed(SIZE.values)))
    scaled = rule("f/s", AtLeast("size", "medium"), Award("a", 1))
    pairs = {
        "f/c": (old, base([FLAG, SIZE], [changed(concluded, condition=OFF), reader], findings=["heavy"])),
        "size": (base([SIZE], [scaled]), base([turned], [scaled])),
    }
    for blamed, (one, other) in pairs.items():
        difference = compared(one, other)
        assert difference.blame is not None
        assert [edit.name for edit in difference.blame.alone] == [blamed]


def test_a_guarantee_for_several_candidates_is_one_edit() -> None:
    def promised(name: str, candidate: str, condition: Condition) -> Guarantee:
        one = f"f/{name}/{candidate}"
        return Guarantee(one, "", "why", condition, Never((candidate,)), (), HERE, each=candidate)

    made = [promised("kept", "a", ON), promised("kept", "b", ON), promised("new", "a", ON)]
    old = replace(base([FLAG], []), guarantees={one.id: one for one in made[:2]})
    other = [*made[:1], promised("kept", "b", OFF), made[2]]
    new = replace(base([FLAG], []), guarantees={one.id: one for one in other})
    assert edited(old, new) == [
        ("guarantee", "f/kept", How.CHANGED, ("condition",)),
        ("guarantee", "f/new", How.ADDED, ()),
    ]
