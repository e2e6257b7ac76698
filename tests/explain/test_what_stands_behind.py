"""`how` says of each line what stands behind it: the rule of a value, the parts of a sum, the row before a row."""

from collections.abc import Iterable, Iterator

from advisor.conditions import FALSE, TRUE, UNKNOWN, Truth, known_from
from advisor.explain.behind import applying
from advisor.explain.derivation import Node, derive
from advisor.explain.how import Part, how
from advisor.language.reading.answers import answer_from_words, profile_of
from advisor.model import RuleBase
from advisor.recommend import recommend
from trip_base import FACTS, OLD, RULES, YOUNG, trips

BASE = trips()
Line = tuple[str, Truth, str]


def lines(rule: str, answers: dict[str, str], base: RuleBase = BASE) -> list[Line]:
    """Return the lines of a rule on some answers: what each says, whether that holds, and by what."""

    def flat(part: Part) -> Iterator[Line]:
        yield part.words, part.truth, part.rests_on
        for below in part.below:
            yield from flat(below)

    given = profile_of(answer_from_words(f"{fact}={word}", base.facts) for fact, word in answers.items())
    return list(flat(how(base, base.rules[f"r/{rule}"], given).condition))


def test_a_value_is_told_with_the_rule_that_concluded_it() -> None:
    assert lines("steps/risky", OLD)[1] == ("Risk: Middling or more", TRUE, "Risk: Middling, by Old")
    assert lines("dark", OLD) == [("Risk: Low", FALSE, "Risk: Middling, by Old")]


def test_a_default_is_told_as_what_nothing_else_concludes() -> None:
    assert lines("dark", OLD | {"age": "30"}) == [("Risk: Low", TRUE, "as no rule concludes another value")]


def test_a_value_that_is_open_is_told_with_those_that_it_may_be() -> None:
    assert lines("dark", {}) == [("Risk: Low", UNKNOWN, "Risk may be Low, Middling or High")]


def test_a_sum_is_told_with_what_gives_it_and_with_its_range_while_answers_are_open() -> None:
    assert lines("strong", OLD) == [
        (
            "Score: 20 or more",
            TRUE,
            "49: age 70 years gives 30; tongues English, French gives 10; doors Four gives 9",
        )
    ]
    assert lines("strong", {"age": "20", "vehicle": "boat"}) == [
        (
            "Score: 20 or more",
            UNKNOWN,
            "from 9 to 22: age 20 years gives 12; still open: tongues (-3 to 10)",
        )
    ]


def test_a_rule_that_concludes_two_values_stands_once_behind_the_default_that_does_not_hold() -> None:
    rules = RULES.replace("conclude: {needs: crew}", "conclude: {needs: [crew, fuel]}")
    facts = FACTS.replace(
        "values: {fuel: Fuel, crew: Crew}", "default: [rest], values: {fuel: Fuel, crew: Crew, rest: A rest}"
    )
    base = trips(rules, facts)
    known = known_from(base, profile_of([answer_from_words("tongues=de", base.facts)]))
    assert [rule.id for rule in applying(base, "needs=rest", known)] == ["r/silent"]


def test_a_long_sum_names_what_gives_most_and_counts_the_rest() -> None:
    more = "".join(
        f"  more-{n}: {{title: More {n}, because: So., if: {{vehicle: car, paid: yes}}, then: {{add: {{score: {n}}}}}}}\n"
        for n in range(1, 9)
    )
    base = trips(RULES.replace("rules:\n", f"rules:\n{more}", 1))
    ((_, _, told),) = lines("strong", OLD, base)
    assert told.startswith(
        "85: age 70 years gives 30; tongues English, French gives 10; doors Four gives 9; More 8 gives 8"
    )
    assert told.endswith("5 more give 15")


def test_a_row_is_silent_for_a_cell_or_for_the_row_before_it_that_applies() -> None:
    assert lines("desks/grey", YOUNG)[1:] == [
        ("vehicle: Car", FALSE, "vehicle: Boat"),
        ("age: at least 60 years", FALSE, "age: 20 years"),
    ]
    assert lines("desks/strong", OLD)[-1] == ("no row before it applies", FALSE, "Desks: row grey applies")


def test_the_rule_that_waits_names_the_other_that_applies_or_may() -> None:
    assert lines("lost", OLD) == [("no other rule for Route applies", FALSE, "Land applies")]
    assert lines("lost", {}) == [
        ("no other rule for Route applies", UNKNOWN, "whether Sea or Land applies is not known")
    ]


def test_what_is_counted_in_a_set_is_one_line_with_the_answer() -> None:
    assert lines("fluent", OLD) == [
        ("tongues: at least 2 of English, French and Italian", TRUE, "tongues: English, French")
    ]
    assert lines("silent", OLD) == [("tongues: nothing but German", FALSE, "tongues: English, French")]


def told(nodes: Iterable[Node], depth: int = 0) -> Iterator[str]:
    for node in nodes:
        yield f"{'  ' * depth}{f'{node.points:+d} ' if node.points else ''}{node.words}"
        yield from told(node.below, depth + 1)


def derived(answers: dict[str, str], decision: str) -> list[str]:
    given = profile_of(answer_from_words(f"{fact}={word}", BASE.facts) for fact, word in answers.items())
    return list(told(derive(BASE, recommend(BASE, given), decision)))


def test_the_derivation_opens_a_sum_to_the_rules_that_add() -> None:
    assert derived(OLD, "pace") == [
        "+4 Pace: Fast",
        "  +4 Strong",
        "    Score: 20 or more, as it is 49",
        "      +30 Old",
        "        age: 70 years",
        "      +10 Fluent",
        "        tongues: English, French",
        "      +9 Roomy",
        "        vehicle: Car",
        "        doors: Four",
    ]


def test_the_derivation_opens_a_value_to_its_rules_and_a_row_to_those_before_it() -> None:
    assert derived(OLD, "answer")[1:] == [
        "  Steps: risky",
        "    Risk: Middling or more",
        "      Old",
        "        age: 70 years",
        "    no row before it applies",
        "      does not apply: Steps: unpaid",
        "        paid: Yes",
    ]
    assert "    no row before it applies" in derived(OLD | {"age": "30"}, "answer")
    assert "        Risk: less than Middling" in derived(OLD | {"age": "30"}, "answer")
