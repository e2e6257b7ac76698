"""Case files: answers, and what experts expect of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from advisor.conditions import broken
from advisor.language.grammar.cases import CASE, expect_of
from advisor.language.reading.answering import read_written
from advisor.language.reading.answers import Given, profile_of, read_given
from advisor.language.reading.decisions import as_not_covered
from advisor.language.reading.documents import Document, composed, in_folder
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.shapes import fields
from advisor.language.reading.words import known_words, missing, text, words
from advisor.model import Decision, RuleBase
from advisor.model.cases import (
    Asked,
    Case,
    Ending,
    Expectation,
    JustThese,
    Mention,
    NobodyLeft,
    Tie,
    Wins,
)
from advisor.problems import (
    BAD_SHAPE,
    BAD_VALUE,
    IMPOSSIBLE_EXAMPLE,
    NAME_TAKEN,
    AdvisorError,
    Place,
    Problem,
)

# Where the cases of a knowledge base lie, below its folder.
FOLDERS = ("cases", "tests/cases")

ENDINGS: Mapping[str, Ending] = {"tie": Tie(), "none": NobodyLeft(), "?": Asked()}
WRITE = "write a candidate, a list of candidates, tie, none, or '?'"
OF_A_LIST: Mapping[str, Ending] = {"none": JustThese(()), "?": Asked()}
WRITE_ALL = "write all that apply, none, or '?'"


def documents_of(root: Path, problems: list[Problem]) -> tuple[Document, ...]:
    """Return the case files of a knowledge folder, which need not have any."""
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    return tuple(document for folder in folders for document in in_folder(folder, "cases", problems))


def read_cases(documents: Iterable[Document], base: RuleBase) -> tuple[Case, ...]:
    """Return the cases in these files. Raises AdvisorError with everything that is wrong in them."""
    problems: list[Problem] = []
    cases: list[Case] = []
    for document in documents:
        before = len(problems)
        node = composed(document, problems)
        case = read_case(node, document.shown, base, problems) if node else None
        if case and len(problems) == before:
            cases.append(case)
    problems += repeated(cases)
    if problems:
        raise AdvisorError(as_not_covered(problem, base.not_covered) for problem in problems)
    return tuple(cases)


def read_case(node: Node, shown: str, base: RuleBase, problems: list[Problem]) -> Case:
    """Return one case; what could not be read of it is empty, and in the problems."""
    written = fields(node, CASE, problems)
    given = read_answers(written["answers"], base, problems) if "answers" in written else ()
    expectations, cites, excluded = read_expect(written.get("expect"), base, problems)
    return Case(
        id=shown.removesuffix(".yaml"),
        title=text(written.get("title"), "the title", problems),
        profile=profile_of(given),
        unknown=tuple(reply.fact for reply in given if reply.statement is None),
        expectations=expectations,
        cites=cites,
        excluded=excluded,
        because=text(written.get("because"), "the reason", problems),
        place=Place(shown, 1, 1, node.place.text),
    )


def read_answers(node: Node, base: RuleBase, problems: list[Problem]) -> tuple[Given, ...]:
    """Return the answers, which must be possible together."""
    given = read_given(node, base.facts, problems, base.findings, read_written)
    what = "the answers of this case contradict each other"
    problems.extend(
        Problem(node.place, f"{what}: {reason}", "", IMPOSSIBLE_EXAMPLE)
        for reason in broken(base, profile_of(given))
    )
    return given


Expected = tuple[tuple[Expectation, ...], tuple[Mention, ...], tuple[Mention, ...]]


def read_expect(node: Node | None, base: RuleBase, problems: list[Problem]) -> Expected:
    """Return how decisions must end, which rules must fire, and who must not win: at least one of them."""
    if node is None:
        return (), (), ()
    before = len(problems)
    written = fields(node, expect_of(base.written_decisions), problems)
    expectations = tuple(
        Expectation(name, read_ending(name, written[name], base, problems), written[name].place)
        for name in base.written_decisions
        if name in written
    )
    rules = dict.fromkeys(name for rule in base.rules.values() for name in (rule.written_as, rule.id))
    cites = read_mentions(written.get("cites"), "rule", rules, problems)
    excluded = read_mentions(written.get("not"), "candidate", base.written_candidates, problems)
    if not written and len(problems) == before:
        hint = "name the winner of a decision, a rule under 'cites', or a candidate under 'not'"
        problems.append(Problem(node.place, "this case expects nothing", hint, BAD_SHAPE))
    problems += winners_excluded(expectations, excluded)
    return expectations, cites, excluded


def read_ending(decision: str, node: Node, base: RuleBase, problems: list[Problem]) -> Ending:
    """Return how a decision must end, or what must apply of a list."""
    is_list = decision in base.lists
    endings = OF_A_LIST if is_list else ENDINGS
    match node:
        case Text(written, _) if written in endings:
            return endings[written]
        case Entries() | Items(items=()):
            write = WRITE_ALL if is_list else WRITE
            problems.append(Problem(node.place, f"'{decision}' cannot end like this", write, BAD_VALUE))
            return Wins(())
        case _:
            names = read_winners(base.written_decisions[decision], node, endings, problems)
            return JustThese(names) if is_list else Wins(names)


def read_winners(
    decision: Decision, node: Node, endings: Collection[str], problems: list[Problem]
) -> tuple[str, ...]:
    """Return the candidates of which one must win, or of a list all must apply."""
    names = decision.candidate_ids
    chosen = words(node, f"the winner of '{decision.id}'", problems)
    for word in chosen:
        if word.text in endings and word.text not in names:
            what = f"'{word.text}' must stand alone, not in a list"
            problems.append(Problem(word.place, what, check=BAD_VALUE))
        elif word.text not in names:
            what = f"'{decision.id}' has no candidate '{word.text}'"
            problems.append(missing(what, "candidate", word, (*names, *endings), problems))
    return tuple(mention.name for mention in mentions(chosen, problems))


def read_mentions(
    node: Node | None, what: str, names: Collection[str], problems: list[Problem]
) -> tuple[Mention, ...]:
    """Return some of these names with their places; `what` says what they are: 'rule'."""
    known_words(node, what, names, problems)
    return mentions(words(node, f"the {what}", []), problems)


def mentions(words: Iterable[Text], problems: list[Problem]) -> tuple[Mention, ...]:
    """Return the names, each once; one that stands twice is a problem."""
    named: dict[str, Mention] = {}
    for word in words:
        if word.text in named:
            problems.append(Problem(word.place, f"'{word.text}' is named twice", check=NAME_TAKEN))
        named.setdefault(word.text, Mention(word.text, word.place))
    return tuple(named.values())


def winners_excluded(expectations: Iterable[Expectation], excluded: Iterable[Mention]) -> Iterator[Problem]:
    """Yield the candidates that are expected to win and must not."""
    endings = [expectation.ending for expectation in expectations]
    accepted = {
        name: "apply" if isinstance(ending, JustThese) else "win"
        for ending in endings
        if isinstance(ending, Wins | JustThese)
        for name in ending.candidates
    }
    for candidate in excluded:
        if candidate.name in accepted:
            what = f"'{candidate.name}' is expected to {accepted[candidate.name]}, and must not"
            yield Problem(candidate.place, what, check=BAD_VALUE)


def repeated(cases: Iterable[Case]) -> Iterator[Problem]:
    """Yield the cases that expect the same of the same answers as an earlier one."""
    seen: dict[object, Case] = {}
    for case in cases:
        substance = (
            frozenset(case.profile.items()),
            frozenset(case.unknown),
            frozenset((expectation.decision, expectation.ending) for expectation in case.expectations),
            frozenset(mention.name for mention in case.cites),
            frozenset(mention.name for mention in case.excluded),
        )
        first = seen.setdefault(substance, case)
        if first is not case:
            what = "another case has the same answers and expectations"
            yield Problem(case.place, what, f"see {first.place.file}", NAME_TAKEN)
