"""`advisor how`, `why-not`, `what-if` and `flips`; what is written of each is the same at the prompt of an interview."""

import re
from collections.abc import Iterable

import click

from advisor.cli import completion
from advisor.cli.answers_or_record import TypedSubject, with_subject
from advisor.cli.options import with_lock
from advisor.cli.paging import show
from advisor.explain.explanation import explain_answers
from advisor.explain.people import standpoint
from advisor.language.reading.answers import Given, profile_of
from advisor.model import DecisionKind, RuleBase
from advisor.names import find_name, meant
from advisor.problems import RequestError
from advisor.recommend import recommend
from advisor.usecases import explanations
from advisor.usecases.names import SURE, find_candidate, find_candidates, find_fact, likeness, names_candidate
from advisor.views.contest import two, why_not
from advisor.views.details import NAMES
from advisor.views.details.details import details
from advisor.views.document.blocks import Blocks, Paragraph
from advisor.views.document.contents import opened
from advisor.views.how import derivation, rules
from advisor.views.interview.answers import answers
from advisor.views.recommendation import recommendation
from advisor.views.standings import standings, what_if
from advisor.views.why_applied import turn

ANY = "--any"

Answers = tuple[Given, ...]


@click.command("how")
@click.argument("rule", required=False, shell_complete=completion.rules)
@with_subject
def how_command(rule: str | None, subject: TypedSubject) -> None:
    """Show RULE (such as python/fastapi-for-models), and whether it fires on the answers given or recorded.

    Without RULE: the whole derivation of the recommendation, down to the answers.
    """
    base, given = subject.load() if subject.record or rule is None else subject.given()
    show(of_rule(base, given, rule))


def of_rule(base: RuleBase, given: Answers, name: str | None) -> Blocks:
    """Return how a rule stands, without its name the whole derivation."""
    if name is None:
        return derivation(base, recommend(base, profile_of(given)))
    return rules(base, explanations.rules_on(base, given, name))


def of_typed_rule(base: RuleBase, given: Answers, typed: str) -> Blocks:
    return of_rule(base, given, typed or None)


@click.command("why-not")
@click.argument("candidate", shell_complete=completion.candidates)
@with_subject
def why_not_command(candidate: str, subject: TypedSubject) -> None:
    """Say why CANDIDATE (such as django) is not recommended for the answers given, or for the latest record."""
    show(of_contest(*subject.load(), candidate))


def of_contest(base: RuleBase, given: Answers, name: str) -> Blocks:
    """Return why a candidate is not the winner, or how it won."""
    candidate = find_candidate(base, name)
    return why_not(base, recommend(base, profile_of(given)), candidate)


def of_two(base: RuleBase, given: Answers, typed: str) -> Blocks:
    """Return the two candidates that are named against each other; a single one against whoever is first."""
    if not typed:
        names = next(iter(base.written_decisions.values())).candidate_ids[:2]
        return (Paragraph((f"Write 'compare' and two candidates, such as: compare {' '.join(names)}",)),)
    result = recommend(base, profile_of(given))
    return two(base, result, *explanations.two_of(base, result, *find_candidates(base, typed)))


def of_reasons(base: RuleBase, given: Answers, typed: str) -> Blocks:
    """Return every rule that counted, or why the candidate or rule that is named counts as it does."""
    if not typed:
        explanation = explain_answers(base, given)
        nothing = Paragraph(("No rule speaks for or against anybody yet.",))
        return opened(details(explanation, {"reasons"}), {"reasons"}) or (nothing,)
    if (fact := meant(typed, base.facts)) and likeness(base, (typed,)) != SURE:
        raise RequestError(
            f"'{fact}' is a question; 'how' shows what rests on its answer, and 'what-if' tries another"
        )
    return (of_contest if names_candidate(base, typed) else of_rule)(base, given, typed)


@click.command("what-if")
@click.argument(
    "changes", nargs=-1, required=True, metavar="FACT=VALUE...", shell_complete=completion.answers
)
@with_subject
def what_if_command(changes: tuple[str, ...], subject: TypedSubject) -> None:
    """Show what would be recommended if some answers were others; nothing is stored."""
    base, given = subject.load()
    show(what_if(base, explanations.with_changes(base, given, changes)))


def of_typed_changes(base: RuleBase, given: Answers, typed: str) -> Blocks:
    if not typed:
        return (Paragraph(("Write 'what-if' and other answers, such as: what-if teams=one",)),)
    changes = re.split(r"\s+(?=[\w-]+\s*=)", typed)  # a title has blanks
    return what_if(base, explanations.with_changes(base, given, changes))


@click.command("flips")
@click.argument("candidate", default="", shell_complete=completion.candidates)
@click.option(
    ANY,
    "givens",
    is_flag=True,
    help="Change what is given too, not only what was estimated or can be decided.",
)
@with_lock
@with_subject
def flips_command(candidate: str, lock: tuple[str, ...], subject: TypedSubject, *, givens: bool) -> None:
    """Show the smallest change of answers with which CANDIDATE, or each that does not win, would win alone."""
    show(of_flips(*subject.load(), candidate, lock, givens=givens))


def of_typed_flips(base: RuleBase, given: Answers, typed: str) -> Blocks:
    words = typed.split()
    name = " ".join(word for word in words if word != ANY)
    return of_flips(base, given, name, givens=ANY in words)


def of_flips(
    base: RuleBase, given: Answers, name: str, locked: Iterable[str] = (), *, givens: bool = False
) -> Blocks:
    """Return the flips of a candidate, or those of each decision under its title."""
    profile = profile_of(given)
    if name and base.taken_by[candidate := find_candidate(base, name)] is DecisionKind.APPLIES:
        facts = [find_fact(base, fact) for fact in locked]
        return turn(base, recommend(base, profile), candidate, facts, givens=givens)
    flippings = explanations.flippings(base, given, name, locked, givens=givens)
    return explanations.flips_told(base, profile, flippings, name, givens=givens)


def of_standing(base: RuleBase, given: Answers, _typed: str) -> Blocks:
    return standings(base, standpoint(base, profile_of(given)))


def of_details(base: RuleBase, given: Answers, typed: str) -> Blocks:
    """Return the part of the details that is named; without a name the verdict on the answers so far."""
    names = dict.fromkeys(NAMES, "")
    name = find_name("part of the details", typed, names, listed=len(names)) if typed else ""
    explanation = explain_answers(base, given)
    if not name:
        more = Paragraph((f"Write 'details' and one of: {', '.join(names)}.",))
        return *recommendation(explanation), more
    nothing = Paragraph((f"There is nothing to tell of '{name}' yet.",))
    return opened(details(explanation, {name}), {name}) or (nothing,)


def of_review(base: RuleBase, given: Answers, _typed: str) -> Blocks:
    return answers(base, given)
