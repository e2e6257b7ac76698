"""What a table of profiles gets is what `recommend` says of each profile, and refusals what an interview says."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from math import prod

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evaluators.sweep import UNKNOWN, completions, decode, settling
from advisor.evaluators.sweep import encode as codes_of
from advisor.evaluators.sweep import left as answers_left
from advisor.evaluators.sweep.codes import Column
from advisor.interview.session import refusals
from advisor.model import All, Answer, Fact, Is, Kind, Not, Partial, Profile, RuleBase, RuleOut, spans_of
from advisor.recommend import Outcome, recommend
from advisor.tables import differing_completions
from advisor.tables import judge as judging
from advisor.tables.encode import encode, encode_rows
from advisor.tables.encoded import Encoded
from advisor.tables.judge import judge
from advisor.tables.results import distinct_few, distinct_many, firing_counts, joined_names, results
from brute_force import left, within
from builders import answers, base, both, fact, rule, when
from effort import LONG, tried
from fault_detection import first_failure
from strategies import partial_answers, profiles, rule_bases

Check = Callable[[RuleBase, list[Profile]], None]


def cell(one: Fact, answer: Answer) -> str | list[str]:
    """Return an answer as one cell, a set as a list."""
    match answer:
        case _ if one.measure:
            return "/".join(f"{span.least}..{span.most}" for span in spans_of(one, answer))
        case Partial(_, may) if one.kind is not Kind.SEVERAL:
            return "/".join(sorted(may))
        case Partial(must, may):
            return [*sorted(must), *(f"-{value}" for value in one.value_ids if value not in may), "..."]
        case frozenset():
            return sorted(answer)
        case whole:
            return whole


def text(one: Fact, answer: Answer) -> str:
    """Return an answer as one text."""
    spelt = cell(one, answer)
    return spelt if isinstance(spelt, str) else ";".join(spelt) or "none"


def in_fields(one: Fact, answer: Answer) -> object:
    """Return an answer as JSON has it, a partial one by its fields."""
    match answer:
        case _ if one.measure:
            return {"one_of": [f"{span.least}..{span.most}" for span in spans_of(one, answer)]}
        case Partial(_, may) if one.kind is not Kind.SEVERAL:
            return {"one_of": sorted(may)}
        case Partial(must, may):
            lacks = [value for value in one.value_ids if value not in may]
            return {key: values for key, values in (("has", sorted(must)), ("not", lacks)) if values}
        case whole:
            return cell(one, whole)


def judged(base: RuleBase, rows: Encoded) -> tuple[list[dict[str, object]], dict[str, int]]:
    """Return the rows of the result, and how many of them each rule fires on."""
    found, counts = [], dict.fromkeys(base.rules, 0)
    for part in judge(base, rows):
        found += results(base, part, fired=True).to_pylist()
        for name, count in zip(base.rules, firing_counts(part), strict=True):
            counts[name] += count
    return found, counts


def ending(outcome: Outcome) -> dict[str, object]:
    """Return what a row must say of a decision."""
    order = sorted(standing.candidate for standing in outcome.standings)
    ruled_out = {standing.candidate for standing in outcome.standings if standing.ruled_out_by}
    return {
        "winner": set(outcome.winners),
        "status": outcome.status.value,
        "margin": outcome.margin,
        "settled": outcome.settled,
        "ruled_out": ruled_out,
        "points": {name: outcome.standing(name).points for name in order},
    }


def told(base: RuleBase, row: dict[str, object], decision: str) -> dict[str, object]:
    """Return what a row says of a decision."""

    def names(column: str) -> set[str]:
        return set(str(row[f"{decision}.{column}"] or "").split(";")) - {""}

    candidates = sorted(candidate.id for candidate in base.decisions[decision].candidates)
    return {
        "winner": names("winner"),
        "status": row[f"{decision}.status"],
        "margin": row[f"{decision}.margin"],
        "settled": row[f"{decision}.settled"],
        "ruled_out": names("ruled_out"),
        "points": {name: row[f"points.{name}"] for name in candidates},
    }


def table_agrees(base: RuleBase, many: list[Profile]) -> None:
    """Assert that each row of a table says what is recommended for its profile, or why it is refused."""
    rows = Encoded(len(many), tuple(codes_of(base, many).T.copy()), {})
    found, counts = judged(base, rows)
    fired = dict.fromkeys(base.rules, 0)
    for row, profile in zip(found, many, strict=True):
        if reasons := refusals(base, profile):
            assert row.pop("problems") == " ".join(reasons)
            assert all(value in (None, []) for value in row.values())
            continue
        assert row["problems"] is None
        expected = recommend(base, profile)
        for name, outcome in expected.outcomes.items():
            assert told(base, row, name) == ending(outcome)
        firings = {one.rule for one in expected.trace.firings}
        assert row["fired"] == [name for name in base.rules if name in firings]
        for firing in expected.trace.firings:
            fired[firing.rule] += 1
    assert counts == fired


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=8))
@tried(30)
def test_rows_with_facts_unknown_end_as_recommended(base: RuleBase, many: list[Profile]) -> None:
    table_agrees(base, many)


@given(rule_bases(), st.lists(profiles(complete=True), min_size=1, max_size=20))
@tried(20)
def test_complete_rows_end_as_recommended(base: RuleBase, many: list[Profile]) -> None:
    table_agrees(base, many)


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=20))
@tried(30)
def test_cells_of_every_spelling_have_the_codes_of_their_answers(base: RuleBase, many: list[Profile]) -> None:
    columns = [list(column) for column in codes_of(base, many).T]
    for spelt in (cell, text, in_fields):
        rows = [
            {name: spelt(base.facts[name], answer) for name, answer in profile.items()} for profile in many
        ]
        encoded = [encode_rows(base, rows)]
        if spelt is not in_fields:
            table = pa.Table.from_pylist([{fact: row.get(fact) for fact in base.facts} for row in rows])
            encoded += [encode(base, batch) for batch in table.combine_chunks().to_batches()]
        for found in encoded:
            assert found.wrong == {}
            assert [list(column) for column in found.columns] == columns


def test_more_partial_answers_than_a_narrow_column_holds_are_told_apart() -> None:
    seven = fact("seven", Kind.SEVERAL, [f"v{n}" for n in range(7)])
    only, answers = base([seven], []), [*partial_answers(seven), frozenset({"v0", "v6"})]
    for spelt in (cell, text, in_fields):
        rows = [{"seven": spelt(seven, answer)} for answer in answers]
        encoded = [encode_rows(only, rows)]
        if spelt is not in_fields:
            encoded.append(encode(only, pa.RecordBatch.from_pylist(rows)))
        for found in encoded:
            assert found.wrong == {}
            assert [decode(only, [number])["seven"] for number in found.columns[0]] == answers


WIDE = [fact("third", Kind.YES_NO), fact("pick", Kind.CHOICE, [f"v{n}" for n in range(16)])]
WIDE += [fact(name, Kind.SEVERAL, [f"{name}{n}" for n in range(60)]) for name in ("wide", "broad")]


@pytest.mark.parametrize("known", [[], ["third"], ["third", "pick"], ["wide", "broad"], ["wide", "pick"]])
def test_profiles_with_more_completions_than_64_bits_count_end_as_recommended(known: list[str]) -> None:
    rules = [
        when(Is("third", ("no",)), a=4),
        when(Is("wide", ("wide4",)), b=3),
        when(
            Not(Is("wide", ("wide4",))), b=2, c=1
        ),  # b has never more than 3 points, which bounds do not see
        when(both(Is("pick", ("v3",)), Is("broad", ("broad7",))), c=2),
    ]
    whole = answers(third="no", pick="v3", wide=["wide4"], broad=[])
    many: list[Profile] = [
        {name: profile[name] for name in known} for profile in (whole, whole | answers(wide=[]))
    ]
    wide, broad = (frozenset(one.value_ids) for one in WIDE[2:])
    many += [profile | {"wide": Partial(frozenset({"wide4"}), wide)} for profile in many]
    many += [profile | {"broad": Partial(frozenset(), broad - {"broad7"})} for profile in many]
    table_agrees(base(WIDE, rules), many)


@st.composite
def facts_with_answers_left(draw: st.DrawFn) -> tuple[Fact, Answer | None, int]:
    """Draw a fact, what is known of it, and how many answers that leaves."""
    one = draw(st.sampled_from(WIDE))
    values, size = frozenset(one.value_ids), len(one.values)
    open_to = draw(st.integers(1, size))
    chosen = frozenset(one.value_ids[:open_to])
    if one.kind is Kind.SEVERAL:
        return one, one.narrowed(values - chosen, values), 2**open_to
    return one, one.narrowed((), chosen), open_to


@given(st.lists(facts_with_answers_left(), max_size=9))
@tried(50)
def test_completions_are_counted_up_to_a_bound_however_many_there_are(
    many: list[tuple[Fact, Answer | None, int]],
) -> None:
    facts = [replace(one, id=f"{one.id}{number}") for number, (one, _, _) in enumerate(many)]
    known = {one.id: answer for one, (_, answer, _) in zip(facts, many, strict=True) if answer is not None}
    several = base(facts, [])
    found = completions.completions(several, tuple(codes_of(several, [known]).T), 1)
    assert found.tolist() == [min(prod(count for _, _, count in many), completions.MAX_ENUMERATED + 1)]


def enumeration_agrees(base: RuleBase, many: list[Profile]) -> None:
    """Assert that the completions that are enumerated are all there are, impossible ones too."""
    columns, facts = tuple(codes_of(base, many).T), base.facts.values()
    counts = completions.completions(base, columns, len(many))
    whole = completions.expanded(base, columns, counts, np.cumsum(counts) - counts)
    found = Counter(tuple(decode(base, row).values()) for row in np.array(list(whole)).T)
    assert found == Counter(
        answers
        for profile in many
        for answers in product(*(left(fact, profile.get(fact.id)) for fact in facts))
    )


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=8))
@tried(30)
def test_all_completions_are_enumerated(base: RuleBase, many: list[Profile]) -> None:
    enumeration_agrees(base, many)


def redrawing_agrees(base: RuleBase, many: list[Profile]) -> None:
    """Assert that random answers, also drawn again, stay inside what is known."""
    known = tuple(codes_of(base, many).T)
    random = np.random.default_rng(1)
    first = completions.redraw(base, known, known, random, 1)
    for whole in (first, completions.redraw(base, first, known, random, 0.5)):
        for profile, row in zip(many, np.array(whole).T, strict=True):
            assert within(profile, decode(base, row), base)


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=30))
@tried(30)
def test_answers_are_drawn_inside_what_is_known(base: RuleBase, many: list[Profile]) -> None:
    redrawing_agrees(base, many)


# What may be left out without another result: each way to know that a row is settled makes up for the others.
LEFT_OUT: Mapping[str, tuple[object, str, object]] = {
    "bounds": (
        judging,
        "beyond_reach",
        lambda plan, _, now: np.zeros((len(plan.spans), now.points.shape[1]), bool),
    ),
    "enumeration": (completions, "MAX_ENUMERATED", 0),
    "steps of the search": (differing_completions, "STEPS", 0),
}


def examples_of(check: Check, most: int) -> Callable[[], None]:
    """Return the check over drawn examples, up to the first that fails; it is not made smaller."""

    @first_failure(most, rule_bases(), st.lists(profiles(), min_size=1, max_size=8))
    def run(base: RuleBase, many: list[Profile]) -> None:
        check(base, many)

    return run


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_what_is_not_seen_in_one_way_is_seen_in_another(
    left_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, instead = LEFT_OUT[left_out]
    monkeypatch.setattr(module, name, instead)
    examples_of(table_agrees, most=25 if LONG else 8)()


def all_sure(*_given: object) -> np.ndarray:
    return np.True_


def everything_fits(base: RuleBase, columns: object, count: int) -> completions.Completed:
    found = COMPLETE(base, columns, count)
    return completions.Completed(np.ones(count, bool), found.standings)


def one_answer_less(*known: object) -> int:
    return max(1, ANSWERS(*known) - 1)


def incomplete_if_unknown(rows: Encoded) -> np.ndarray:
    return np.any([column == UNKNOWN for column in rows.columns], axis=0)


def drawn_from_all(fact: Fact, column: Column, random: np.random.Generator) -> Column:
    return DRAWN(fact, np.maximum(column, UNKNOWN), random)


def numbered_among_all(fact: Fact, column: Column, numbers: Column) -> Column:
    return NUMBERED(fact, np.maximum(column, UNKNOWN), numbers)


def nearly_settled(base: RuleBase, columns: object, profiles: object, counts: object) -> completions.Endings:
    ends = ENDS_OF(base, columns, profiles, counts)
    return completions.Endings(ends.profiles, ends.possible, np.ones_like(ends.same), ends.winners)


def a_rival_may_catch_up(_base: RuleBase, _many: list[Profile]) -> None:
    table_agrees(base(WIDE[:1], [ALWAYS_B, when(THIRD, a=9)]), [{}])


def a_veto_may_come(_base: RuleBase, _many: list[Profile]) -> None:
    table_agrees(base(WIDE[:1], [ALWAYS_B, rule("never", THIRD, RuleOut("b"))]), [{}])


def what_cannot_be_is_searched(_base: RuleBase, _many: list[Profile]) -> None:
    table_agrees(base(WIDE, [when(THIRD, a=1)], impossible=[THIRD]), [{}])


def what_cannot_be_is_enumerated(_base: RuleBase, _many: list[Profile]) -> None:
    table_agrees(base(WIDE[:1], [when(THIRD, a=1)], impossible=[THIRD]), [{}])


def an_answer_is_known_in_part(_base: RuleBase, _many: list[Profile]) -> None:
    left_open = Partial(frozenset(), frozenset({"v0", "v1"}))
    table_agrees(base(WIDE[1:2], [when(Is("pick", ("v0",)), a=1)]), [{"pick": left_open}])


def one_completion_in_hundreds_ends_otherwise(_base: RuleBase, _many: list[Profile]) -> None:
    facts = [fact(name, Kind.CHOICE, "stuvwxyz") for name in ("one", "two", "three")]
    table_agrees(base(facts, [ALWAYS_B, when(both(*(Is(each.id, ("v",)) for each in facts)), a=9)]), [{}])


THIRD = Is("third", ("yes",))
ALWAYS_B = when(All(()), b=8)
COMPLETE, ANSWERS, ENDS_OF = completions.complete, answers_left.answer_count, completions.ends_of
DRAWN, NUMBERED = answers_left.drawn_evenly, answers_left.numbered

FAULTS: Mapping[str, tuple[Check, object, str, object]] = {
    "a rival that can catch up is overlooked": (a_rival_may_catch_up, settling, "out_of_reach", all_sure),
    "a veto that may come is overlooked": (
        a_veto_may_come,
        settling,
        "out_of_danger",
        lambda _p, _f, _r, n: np.ones(n, bool),
    ),
    "a completion that cannot be counts in the search": (
        what_cannot_be_is_searched,
        differing_completions,
        "complete",
        everything_fits,
    ),
    "a completion that cannot be counts in the enumeration": (
        what_cannot_be_is_enumerated,
        completions,
        "complete",
        everything_fits,
    ),
    "an answer is left out": (enumeration_agrees, answers_left, "answer_count", one_answer_less),
    "what is known in part is taken as whole": (
        an_answer_is_known_in_part,
        judging,
        "incomplete",
        incomplete_if_unknown,
    ),
    "what is known in part is drawn from all answers": (
        redrawing_agrees,
        completions,
        "drawn_evenly",
        drawn_from_all,
    ),
    "completions go beyond what is known in part": (
        enumeration_agrees,
        completions,
        "numbered",
        numbered_among_all,
    ),
    "every enumeration is taken to end alike": (
        one_completion_in_hundreds_ends_otherwise,
        completions,
        "ends_of",
        nearly_settled,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_what_is_settled_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check, module, name, wrong = FAULTS[fault]
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        examples_of(check, most=1000)()


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), max_size=40))
def test_sets_of_names_are_told_apart_in_both_ways(chosen: list[list[bool]]) -> None:
    rows = np.array(chosen, bool).reshape(len(chosen), 3).T
    names = ("one", "two", "three")
    expected = [";".join(name for name, bit in zip(names, one, strict=True) if bit) or None for one in chosen]
    assert joined_names(rows, names).to_pylist() == expected
    for keys, places in (distinct_few(rows), distinct_many(rows)):
        assert [int.from_bytes(keys[place], "little") for place in places] == [
            sum(bit << number for number, bit in enumerate(one)) for one in chosen
        ]
