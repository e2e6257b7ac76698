"""What people are asked, as experts write it."""

from collections.abc import Iterator, Mapping

from advisor.language.grammar.conditions import KINDS as ANSWERING
from advisor.language.grammar.sections import FACT, MOST_VALUES, VALUE, YES_OR_NO
from advisor.language.grammar.shapes import Fields
from advisor.language.reading.measures import with_measure
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import entries, fields, members
from advisor.language.reading.synonyms import with_synonyms
from advisor.language.reading.vocabulary import Vocabulary, cited, condition_name, read_accepted, read_said
from advisor.language.reading.words import known_word, name, short, text
from advisor.model import NUMBERS, Fact, Kind, Nature, Value
from advisor.problems import BAD_SHAPE, Problem
from advisor.texts import listing

KINDS = {kind.value: kind for kind in ANSWERING}
NATURES = {nature.value: nature for nature in Nature}
FACTS = {kind.value: FACT.of_kind(kind) for kind in ANSWERING if kind is not Kind.YES_NO}


def read_facts(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add facts; topics and passages must be known before."""
    before = len(problems)
    for key, written in members(node, "facts", fact_shape, problems):
        whole = len(problems) == before
        fact_id = condition_name(key, "a fact", names, problems)
        kind = KINDS.get(known_word(written.get("kind"), "kind of fact", KINDS, problems))
        fact = Fact(
            id=fact_id,
            topic=known_word(written.get("topic"), "topic", names.topics, problems),
            kind=kind or Kind.SCALE,
            ask=text(written.get("ask"), "the question", problems),
            why=text(written.get("why"), "the reason for asking", problems),
            values=read_values(key, kind, written, problems) if kind else (),
            source=cited(written.get("source"), names, problems),
            place=key.place,
            nature=NATURES.get(known_word(written.get("nature"), "nature of a fact", NATURES, problems)),
        )
        problems += misplaced_in(FACT, key, kind, written) if kind and whole else []
        if fact_id not in names.facts and "ask_if" in written:
            names.guards[fact_id] = written["ask_if"]
        ahead = len(problems)
        names.facts.setdefault(fact_id, with_measure(fact, written, problems) if kind in NUMBERS else fact)
        names.partial.update([fact_id] if len(problems) > ahead else [])
        read_accepted(written.get("accept"), fact_id, names, problems)
        before = len(problems)


def misplaced_in(shape: Fields, name: Text, kind: Kind, written: Mapping[str, Node]) -> Iterator[Problem]:
    """Yield the problem of fields that entries of other kinds have."""
    of_others = [key for key in written if kind not in (shape.by_key[key].kinds or (kind,))]
    strange = [
        key for key in of_others if shape is not FACT or key not in ("values", "said")
    ]  # of these more can be said
    if strange:
        verb = "does" if len(strange) == 1 else "do"
        what = f"{listing(map(repr, strange))} {verb} not belong to '{name.text}', which is {words_for(kind)}"
        hint = "leave that out, or choose another kind"
        yield Problem(written[strange[0]].place, what, hint, BAD_SHAPE)


def words_for(kind: Kind) -> str:
    return ANSWERING[kind].words if kind in ANSWERING else "a sum"


def fact_shape(node: Node) -> Fields:
    kind = node.get("kind") if isinstance(node, Entries) else None
    written = kind.text if isinstance(kind, Text) else ""
    return FACTS.get(written, FACT)


def read_values(
    fact: Text, kind: Kind, written: Mapping[str, Node], problems: list[Problem]
) -> tuple[Value, ...]:
    """Return the values of a fact; a yes_no fact has its own and lists none."""
    node, said = written.get("values"), written.get("said")
    if node and kind in NUMBERS:
        what = f"'{fact.text}' is {ANSWERING[kind].words}: it has 'min' and 'max', and no values"
        problems.append(Problem(node.place, what, "leave 'values' out, or choose another kind", BAD_SHAPE))
        return ()
    if said and kind is not Kind.YES_NO and kind not in NUMBERS:
        what = f"'{fact.text}' is not yes_no: 'said' belongs to each of its values"
        problems.append(Problem(said.place, what, "write it beside the title of a value", BAD_SHAPE))
    if kind is Kind.YES_NO:
        if node is None:
            return read_yes_and_no(said, problems)
        what = f"'{fact.text}' is yes_no: its values are yes and no"
        hint = "leave 'values' out, or choose another kind"
        problems.append(Problem(node.place, what, hint, BAD_SHAPE))
        return ()  # those meant are not known, and nothing is said of their use
    return read_listed(fact, kind, node, problems) if node else ()


def read_listed(fact: Text, kind: Kind, node: Node, problems: list[Problem]) -> tuple[Value, ...]:
    """Return the values that a fact lists."""
    values: dict[str, Value] = {}
    for key, value in entries(node, "values", problems):
        id_ = name(key, "a value", values, problems, reserved=("unknown",))
        values[id_] = read_value(id_, value, problems)
    if isinstance(node, Entries) and not node.entries:
        problems.append(Problem(node.place, f"'{fact.text}' needs at least one value", check=BAD_SHAPE))
    if len(values) > MOST_VALUES:
        what = f"'{fact.text}' has {len(values)} values; a question can have {MOST_VALUES}"
        problems.append(Problem(node.place, what, "nobody reads that many; make it two questions", BAD_SHAPE))
    return tuple(with_synonyms(kind, values, node, problems))


def read_yes_and_no(node: Node | None, problems: list[Problem]) -> tuple[Value, ...]:
    written = fields(node, YES_OR_NO, problems) if node else {}
    return tuple(
        Value(
            key,
            key.title(),
            said=short(written.get(key), f"what '{key}' is said as", field.longest, problems),
        )
        for key, field in YES_OR_NO.by_key.items()
    )


def read_value(id_: str, node: Node, problems: list[Problem]) -> Value:
    if not isinstance(node, Entries):
        return Value(id_, text(node, "the title of a value", problems))
    written = fields(node, VALUE, problems)
    title = text(written.get("title"), "the title of a value", problems)
    help_ = text(written.get("help"), "the help of a value", problems)
    return Value(id_, title, help_, read_said(written, problems))
