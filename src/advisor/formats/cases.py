"""Case files that fail as long as a guarantee does not hold."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.check.violations import completed, ends, members, unwanted
from advisor.authoring.scaffold.blanks import Known, Tree, text_of
from advisor.conditions import not_applying
from advisor.language.reading.written import as_written, exact_answers
from advisor.model import Always, Guarantee, Never, NeverRaisedTo, Profile, RuleBase, Somebody


def failing_cases(base: RuleBase, notices: Iterable[Notice]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of a case for each guarantee that does not hold and that a case can tell.

    A guarantee speaks of complete interviews, so all questions that apply are answered in the case. Of two that fail
    alike in the same interview the first is told: a case stands once.
    """
    before: list[tuple[Tree, Tree]] = []
    for notice in whole(notices):
        if notice.check == "guarantee-fails" and notice.witness is not None:
            guarantee = base.guarantees[notice.subject]
            profile = completed(base, notice.witness if notice.other is None else notice.other)
            if expect := expected(base, guarantee, profile):
                apart = not_applying(base, profile)
                asked = {name: answer for name, answer in profile.items() if name not in apart}
                answers = as_written(base.facts, exact_answers(base, asked))
                if (answers, expect) in before:
                    continue
                before.append((answers, expect))
                tree: Known = {
                    "title": guarantee.title or f"What {guarantee.id} promises",
                    "answers": answers,
                    "expect": expect,
                    "because": guarantee.because,
                }
                yield guarantee.id.replace("/", "-"), text_of(tree)


def expected(base: RuleBase, guarantee: Guarantee, profile: Profile) -> Mapping[str, Tree]:
    """Return what a guarantee expects of an interview that breaks it; nothing if a case cannot say it."""
    forbidden = unwanted(base, guarantee.requirement)
    match guarantee.requirement:
        case Never() | NeverRaisedTo():
            return {"not": forbidden}
        case Always(decision, candidates):
            wrong = tuple(name for name in forbidden if name in ends(base, profile)[0])
            return {"not": wrong} if wrong else {decision: candidates}
        case Somebody(decisions):
            return {decision: tuple(members(base, [decision])) for decision in decisions}
        case _:
            return {}
