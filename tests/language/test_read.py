"""Reading: every sentence of the language means what `docs/semantics.md` says."""

from pathlib import Path

import pytest

from advisor.model import (
    Advise,
    All,
    Any,
    AtLeast,
    AtMost,
    Award,
    Conclude,
    Condition,
    Found,
    Is,
    Kind,
    Not,
    Partial,
    Rule,
    RuleOut,
    Value,
)
from folders import FACTS, folder, read, rule_text, write

DARK = Is("dark", ("yes",))


def read_rule(root: Path, **changed: str | None) -> Rule:
    (rule,) = read(folder(root, rule_text(**changed))).rules.values()
    return rule


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{dark: yes}", DARK),
        ("{dark: no}", Is("dark", ("no",))),
        ("{'dark': 'yes'}", DARK),
        ("{style: [old, new]}", Is("style", ("old", "new"))),
        ("{uses: go}", Is("uses", ("go",))),
        ("{budget: {at_least: middle}}", AtLeast("budget", "middle")),
        ("{budget: {at_most: low}}", AtMost("budget", "low")),
        ("{budget: {at_least: low, at_most: low}}", All((AtLeast("budget", "low"), AtMost("budget", "low")))),
        ("{bright: yes}", Found("bright")),
        ("{bright: no}", Not(Found("bright"))),
        ("{dark: yes, style: old}", All((DARK, Is("style", ("old",))))),
        ("{any: [{dark: yes}, {bright: yes}]}", Any((DARK, Found("bright")))),
        ("{all: [{uses: read}, {uses: cook}]}", All((Is("uses", ("read",)), Is("uses", ("cook",))))),
        ("{not: {dark: yes}}", Not(DARK)),
        ("{not: {dark: yes, bright: yes}}", Not(All((DARK, Found("bright"))))),
    ],
)
def test_a_condition_means_what_is_written(tmp_path: Path, written: str, meant: Condition) -> None:
    assert read_rule(tmp_path, if_=written).condition == meant


def test_unless_is_not_all_of_it(tmp_path: Path) -> None:
    rule = read_rule(tmp_path, unless="{style: old, bright: yes}")
    assert rule.condition == All((DARK, Not(All((Is("style", ("old",)), Found("bright"))))))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{conclude: bright}", (Conclude("bright"),)),
        ("{conclude: [bright, urgent]}", (Conclude("bright"), Conclude("urgent"))),
        (
            "{favour: {bulb: slight, candle: moderate, tube: strong}}",
            (Award("bulb", 1), Award("candle", 2), Award("tube", 4)),
        ),
        ("{weigh_against: {bulb: decisive}}", (Award("bulb", -8),)),
        ("{favour: {bulb: 3}}", (Award("bulb", 3),)),
        ("{favour: {bulb: 1000}}", (Award("bulb", 1000),)),
        ("{rule_out: bulb}", (RuleOut("bulb"),)),
        ("{rule_out: [bulb, tube]}", (RuleOut("bulb"), RuleOut("tube"))),
        ("{advise: clean-it}", (Advise("clean-it"),)),
        ("{conclude: bright, rule_out: tube}", (Conclude("bright"), RuleOut("tube"))),
    ],
)
def test_an_effect_means_what_is_written(tmp_path: Path, written: str, meant: tuple[object, ...]) -> None:
    assert read_rule(tmp_path, then=written).effects == meant


def test_a_rule_carries_its_id_reason_source_date_and_place(tmp_path: Path) -> None:
    text = "reviewed: 2026-03-24\n" + rule_text(
        because=">\n      a reason\n      on two lines", source="[P1, P2]"
    )
    rule = read(folder(tmp_path, text)).rules["r/slug"]
    assert (rule.title, rule.because, rule.source, rule.reviewed) == (
        "T",
        "a reason on two lines",
        ("P1", "P2"),
        "2026-03-24",
    )
    assert (rule.place.line, rule.place.column) == (3, 3)


def test_a_rule_in_a_subfolder_carries_the_subfolder_in_its_id(tmp_path: Path) -> None:
    write(folder(tmp_path), {"rules/sub/x.yaml": rule_text()})
    assert list(read(tmp_path).rules) == ["sub/x/slug"]


def test_an_example_is_a_profile_and_unknown_answers_are_left_out(tmp_path: Path) -> None:
    examples = "{fires: [{dark: yes, uses: [go], style: unknown}], stays_silent: [{uses: []}, {uses: read}]}"
    found = read_rule(tmp_path, examples=examples).examples
    assert [(one.fires, dict(one.profile)) for one in found] == [
        (True, {"dark": "yes", "uses": frozenset({"go"})}),
        (False, {"uses": frozenset()}),
        (False, {"uses": frozenset({"read"})}),
    ]


def test_an_example_may_know_an_answer_in_part(tmp_path: Path) -> None:
    examples = "{fires: [{budget: {at_least: middle}, uses: [go, ...]}], stays_silent: [{budget: low/high}]}"
    found = read_rule(tmp_path, examples=examples).examples
    assert [dict(one.profile) for one in found] == [
        {
            "budget": Partial(frozenset(), frozenset({"middle", "high"})),
            "uses": Partial(frozenset({"go"}), frozenset({"go", "read", "cook"})),
        },
        {"budget": Partial(frozenset(), frozenset({"low", "high"}))},
    ]


def test_each_makes_one_rule_for_every_candidate_of_the_decision(tmp_path: Path) -> None:
    text = rule_text(title="'{it} suits'", each="lamp", if_="{uses: it.suits}", then="{favour: {it: strong}}")
    rules = read(folder(tmp_path, text)).rules
    assert {name: (rule.title, rule.condition, rule.effects) for name, rule in rules.items()} == {
        "r/slug/bulb": ("The bulb suits", Is("uses", ("read", "cook")), (Award("bulb", 4),)),
        "r/slug/candle": ("The candle suits", Is("uses", ("go",)), (Award("candle", 4),)),
        "r/slug/tube": ("The tube suits", Is("uses", ("cook",)), (Award("tube", 4),)),
    }
    assert {(rule.written_as, rule.pattern) for rule in rules.values()} == {("r/slug", "{it} suits")}


def test_where_keeps_the_candidates_with_one_of_the_words_for_every_attribute(tmp_path: Path) -> None:
    text = rule_text(each="lamp", where="{price: [low, high], suits: cook}", then="{rule_out: it}")
    assert list(read(folder(tmp_path, text)).rules) == ["r/slug/bulb", "r/slug/tube"]


def test_where_may_name_a_word_that_no_candidate_has_beside_one_that_some_have(tmp_path: Path) -> None:
    text = rule_text(each="lamp", where="{look: [old, modern]}", then="{rule_out: it}")
    assert list(read(folder(tmp_path, text)).rules) == ["r/slug/bulb"]


def test_a_bound_may_be_an_attribute_of_one_word(tmp_path: Path) -> None:
    text = rule_text(
        each="lamp", where="{price: low}", if_="{budget: {at_least: it.price}}", then="{rule_out: it}"
    )
    conditions = [rule.condition for rule in read(folder(tmp_path, text)).rules.values()]
    assert conditions == [AtLeast("budget", "low")] * 2


def test_an_example_of_an_each_rule_goes_to_the_candidates_it_names(tmp_path: Path) -> None:
    examples = "{fires: [{it: [bulb, tube], dark: yes}], stays_silent: [{dark: no}]}"
    text = rule_text(each="lamp", then="{rule_out: it}", examples=examples)
    rules = read(folder(tmp_path, text)).rules.values()
    assert {rule.each: [example.fires for example in rule.examples] for rule in rules} == {
        "bulb": [True, False],
        "candle": [False],
        "tube": [True, False],
    }


def test_facts_stand_topic_by_topic_and_findings_after_what_they_build_on(tmp_path: Path) -> None:
    text = rule_text(if_="{urgent: yes}", then="{conclude: bright}")
    base = read(folder(tmp_path, text))
    assert list(base.facts) == ["dark", "style", "uses", "budget"]
    assert list(base.findings) == ["urgent", "bright"]


def test_a_fact_has_its_kind_values_and_texts(tmp_path: Path) -> None:
    facts = read(folder(tmp_path)).facts
    assert {name: fact.kind for name, fact in facts.items()} == {
        "budget": Kind.SCALE,
        "dark": Kind.YES_NO,
        "style": Kind.CHOICE,
        "uses": Kind.SEVERAL,
    }
    assert facts["dark"].values == (Value("yes", "Yes"), Value("no", "No"))
    assert facts["style"].values == (Value("old", "Old"), Value("new", "New", "Of this year."))
    assert facts["budget"].at_least("middle") == ("middle", "high")
    assert (facts["dark"].ask, facts["dark"].source) == ("Is the room dark?", ("P1",))


@pytest.mark.parametrize(
    "word", ["no", "on", "off", "go", "null", "true", "y", "1e3", "0x1f", "12_30", "nan"]
)
def test_a_word_stays_the_text_that_was_written(tmp_path: Path, word: str) -> None:
    facts = FACTS.replace("go: Going out", f"{word}: {word}").replace("suits: go", f"suits: {word}")
    base = read(folder(tmp_path, rule_text(if_=f"{{uses: [{word}]}}"), facts))
    assert base.facts["uses"].values[2] == Value(word, word)
    assert base.candidates["candle"].attributes["suits"] == (word,)
    assert base.rules["r/slug"].condition == Is("uses", (word,))


def test_any_section_may_stand_in_any_file(tmp_path: Path) -> None:
    more = "findings: {dusty: {title: It is dusty}}\nadvice: {dust-it: {text: Dust it., about: tube}}\n"
    base = read(folder(tmp_path, more + rule_text(then="{conclude: dusty, advise: dust-it}")))
    assert base.rules["r/slug"].concludes == ("dusty",)
    assert base.advice["dust-it"].about == ("tube",)


def test_folders_of_more_rules_take_part(tmp_path: Path) -> None:
    folder(tmp_path / "base", rule_text())
    write(tmp_path / "more", {"r.yaml": rule_text().replace("slug", "other"), "notes.txt": "not read"})
    assert set(read(tmp_path / "base", tmp_path / "more").rules) == {"r/slug", "r/other"}


def test_the_fingerprint_tells_contents_and_not_where_the_folder_is(tmp_path: Path) -> None:
    first = read(folder(tmp_path / "one", rule_text(), b=rule_text()))
    same = read(folder(tmp_path / "two", rule_text(), b=rule_text()))
    changed = read(folder(tmp_path / "three", rule_text(), b=rule_text(title="Another")))
    renamed = read(folder(tmp_path / "four", rule_text(), c=rule_text()))
    assert first.fingerprint == same.fingerprint
    assert len({first.fingerprint, changed.fingerprint, renamed.fingerprint}) == 3


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    text = "\ufeff" + rule_text().replace("\n", "\r\n")
    assert read(folder(tmp_path, text)).rules["r/slug"].title == "T"


def test_without_a_title_the_base_is_called_like_its_folder(tmp_path: Path) -> None:
    facts = FACTS.replace("knowledge: {title: Lamps}\n", "")
    assert read(folder(tmp_path / "named", facts=facts)).title == "named"


def test_the_base_says_what_is_asked_first_and_what_people_expect_to_be_asked(tmp_path: Path) -> None:
    first = FACTS.replace("{title: Lamps}", "{title: Lamps, opening: [style, dark], expected: budget}")
    lamps = read(folder(tmp_path, facts=first))
    assert (lamps.title, lamps.opening, lamps.expected) == ("Lamps", ("style", "dark"), ("budget",))
