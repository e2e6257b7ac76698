"""The graph of what rests on what: true to the rules, and drawn so that it can be read."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.reading.base import read_base
from advisor.model import Award, Conclude, RuleBase, RuleOut, facts_read, findings_read
from advisor.views.document.drawing import Box, Drawing
from advisor.views.document.spans import Link
from advisor.views.drawing.labels import MOST_LINES, width, wrapped
from advisor.views.drawing.layers import crossings, in_order, tops
from advisor.views.drawing.placing import Requirements, drawing
from advisor.views.handbook.requirements import requirements, rests
from folders import read
from program import ROOT
from strategies import rule_bases

NEARLY = 1e-6


def arrows(base: RuleBase) -> set[tuple[str, str]]:
    """Return what must lead to what, from the rules alone."""
    decision_of = {one.id: decision.id for decision in base.decisions.values() for one in decision.candidates}
    found = set()
    for rule in base.rules.values():
        for effect in rule.effects:
            match effect:
                case Conclude(finding):
                    target = finding
                case Award(candidate, _) | RuleOut(candidate):
                    target = decision_of[candidate]
                case _:
                    continue
            found |= {(name, target) for name in facts_read(rule.condition) | findings_read(rule.condition)}
    return found


@given(rule_bases())
def test_an_arrow_leads_from_all_that_a_rule_reads_to_all_that_it_bears_on(base: RuleBase) -> None:
    assert {(one.id, other.id) for one, other in requirements(base).arrows} == arrows(base)


def test_the_arrows_of_lunch_in_words() -> None:
    found = rests(requirements(read(ROOT / "tests" / "small")))
    assert [(target.title, [one.title for one in those]) for target, those in found] == [
        ("Dish", ["You need warmth", "hunger", "has"]),
        ("You need warmth", ["cold"]),
    ]


def check_readable(graph: Requirements, drawn: Drawing) -> None:
    """Assert what makes a drawing readable."""
    entries = [*(fact for _, facts in graph.topics for fact in facts), *graph.findings, *graph.decisions]
    assert sorted(box.stop.id for box in drawn.boxes if isinstance(box.stop, Link)) == sorted(
        entry.id for entry in entries
    )
    for box in drawn.boxes:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= drawn.width
        assert box.top + box.height <= drawn.height
    for one, other in combinations(drawn.boxes, 2):
        assert apart(one, other)
    for curve in drawn.curves:
        for box in drawn.boxes:
            past = curve.end[0] <= box.left + NEARLY or curve.start[0] >= box.right - NEARLY
            assert past or not box.top <= curve.start[1] <= box.top + box.height


def apart(one: Box, other: Box) -> bool:
    """Return whether two boxes do not overlap."""
    beside = one.right <= other.left or other.right <= one.left
    return (
        beside or one.top + one.height <= other.top + NEARLY or other.top + other.height <= one.top + NEARLY
    )


def followed(drawn: Drawing, source: Link, target: Link) -> Link:
    """Return where the lines lead that leave a box towards an entry, taking turns only where they join."""
    (first,) = (one for one in drawn.curves if one.source == source and one.target == target)
    while not first.arrives:
        (first,) = {
            one
            for one in drawn.curves
            if one.source is None and one.target == target and one.start == first.end
        }
    (box,) = (box for box in drawn.boxes if (box.left, box.middle) == first.end)
    assert isinstance(box.stop, Link)
    return box.stop


@given(rule_bases())
def test_any_graph_can_be_read_and_its_lines_followed(base: RuleBase) -> None:
    graph = requirements(base)
    drawn = drawing(graph)
    check_readable(graph, drawn)
    left = {box.stop: box.left for box in drawn.boxes}
    for source, target in graph.arrows:
        assert followed(drawn, source, target) == target
        assert left[source] < left[target]


def test_the_shipped_graph_can_be_read() -> None:
    graph = requirements(read_base())
    drawn = drawing(graph)
    check_readable(graph, drawn)
    assert drawn.width < 1400  # a common screen
    assert all(followed(drawn, *arrow) == arrow[1] for arrow in graph.arrows)


def test_the_facts_of_a_topic_stand_together_below_its_title() -> None:
    graph = requirements(read_base())
    drawn = drawing(graph)
    topic_of = {fact: title for title, facts in graph.topics for fact in facts}
    facts = sorted((box for box in drawn.boxes if box.stop in topic_of), key=lambda box: box.top)
    marks = [(box.top, topic_of[box.stop]) for box in facts if isinstance(box.stop, Link)]
    titles = {one.base: one.words for one in drawn.headings}
    assert len(titles) == len(set(topic_of.values()))
    for top, topic in marks:
        assert titles[max(base for base in titles if base < top)] == topic


LAYERS = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=4), min_size=2, max_size=4)


@st.composite
def layered(draw: st.DrawFn) -> tuple[list[list[list[str]]], list[tuple[str, str]]]:
    """Draw layers of groups, and arrows from each layer to the next."""
    layers = [
        [[f"{number}.{group}.{one}" for one in range(size)] for group, size in enumerate(sizes)]
        for number, sizes in enumerate(draw(LAYERS))
    ]
    flat = [[key for group in layer for key in group] for layer in layers]
    possible = [(one, other) for before, behind in pairwise(flat) for one in before for other in behind]
    return layers, draw(st.lists(st.sampled_from(possible), unique=True))


def crossed(layers: list[list[list[str]]], found: list[tuple[str, str]]) -> int:
    """Return how many pairs of arrows cross, by looking at every pair."""
    rank = {key: n for layer in layers for n, key in enumerate(key for group in layer for key in group)}
    pairs = ((a, b) for a, b in combinations(found, 2) if a[0][0] == b[0][0])
    return sum((rank[a[0]] - rank[b[0]]) * (rank[a[1]] - rank[b[1]]) < 0 for a, b in pairs)


@given(layered())
def test_the_order_of_layers_crosses_no_more_lines_than_before_and_keeps_groups(
    given_: tuple[list[list[list[str]]], list[tuple[str, str]]],
) -> None:
    layers, found = given_
    ordered = in_order(layers, found)
    assert crossings(layers, found) == crossed(layers, found)
    assert crossed(ordered, found) <= crossed(layers, found)
    for before, after in zip(layers, ordered, strict=True):
        assert sorted(map(sorted, before)) == sorted(map(sorted, after))


def test_two_lines_that_need_not_cross_do_not() -> None:
    layers = [[["a"], ["b"]], [["x"], ["y"]]]
    assert crossed(in_order(layers, [("a", "y"), ("b", "x")]), [("a", "y"), ("b", "x")]) == 0


@given(st.lists(st.tuples(st.integers(-100, 100), st.integers(1, 20)), min_size=1, max_size=8))
def test_boxes_stand_apart_and_on_average_where_they_wish(wishes: list[tuple[int, int]]) -> None:
    wanted, sizes = zip(*wishes, strict=True)
    found = tops(wanted, sizes, 5)
    for number in range(len(found) - 1):
        assert found[number + 1] >= found[number] + sizes[number] + 5 - NEARLY
    assert sum(found) == pytest.approx(sum(wanted))


def test_boxes_that_do_not_overlap_stay_where_they_wish() -> None:
    assert tops([0, 50, 100], [20, 20, 20], 5) == [0, 50, 100]
    assert tops([10, 10], [20, 20], 5) == [-2.5, 22.5]


@given(st.text(max_size=80), st.integers(6, 30))
def test_labels_keep_to_their_room(words: str, room: int) -> None:
    lines = wrapped(words, room)
    assert 1 <= len(lines) <= MOST_LINES
    assert all(width(line) <= room for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines).split() == words.split()


def test_labels_are_broken_into_lines_of_like_length() -> None:
    assert wrapped("The product is an API first of all", 14) == ("The product is", "an API first of all")
    first, long, last = wrapped("An extraordinarilylongword here", 8)
    assert (first, last) == ("An", "here")
    assert "extraordinarilylongword".startswith(long.removesuffix("…"))
    assert long.endswith("…")
