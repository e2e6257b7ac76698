"""Figures as the section of docs/benchmarks.md."""

import math
from collections.abc import Callable, Iterator, Sequence

from sections import table

from engines.cells import Cell, Figures, Limits, Results, name_of, rows
from engines.machine import description

MANY = 10_000
HEAD = ("engine", "load", "one profile", "10,000 profiles", "profiles a second", "peak memory", "compared")
SUBJECT = "advisor batch"


def cells(engine: str, cell: Cell, compared: int | None) -> tuple[str, ...]:
    """Return the row of an engine; `compared` are the profiles that it got right before it was timed."""
    if isinstance(cell, str):
        return (engine, f"not measured: {cell}", *[""] * (len(HEAD) - 2))
    mark = "" if cell.counted >= MANY else "~ "
    return (
        engine,
        duration(cell.load),
        duration(cell.one),
        mark + duration(cell.many * MANY),
        f"{cell.rate:,.0f}",
        f"{cell.memory / 2**20:.0f} MiB",
        f"{compared}",
    )


def lines_of(results: Results, size: int) -> list[tuple[str, ...]]:
    """Return the rows of one size."""
    return [cells(*one, results.compared.get((size, one[0]))) for one in rows(results, size)]


def duration(seconds: float) -> str:
    """Return a time to three digits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return (
                f"{seconds / size:.3g} {unit}" if seconds < 1000 * size else f"{seconds / size:,.0f} {unit}"
            )
    return f"{seconds * 1e6:.3g} µs"


def targets(results: Results) -> list[tuple[str, str, str, str]]:
    """Return the ratios that were aimed at, over the shipped rules."""
    rate, one = (lambda cell: cell.rate), (lambda cell: cell.one)
    shipped = {engine: cell for (size, engine), cell in results.cells.items() if size == 0}
    found = []
    for other in ("ZEN", "CLIPS"):
        ratio = quotient(shipped.get(SUBJECT), shipped.get(other), rate)
        what = f"profiles a second, {SUBJECT} against {other}"
        found.append((what, f"{ratio:,.0f} times", "at least 100 times", "yes" if ratio >= 100 else "no"))
    ratio = quotient(shipped.get("advisor fire"), shipped.get("experta"), one)
    what = "time of one profile, advisor fire against plain experta"
    found.append((what, f"{ratio:.2f} times", "at most 1.5 times", "yes" if ratio <= 1.5 else "no"))
    return [(what, shown, aim, met) for what, shown, aim, met in found if "nan" not in shown]


def quotient(one: Cell | None, other: Cell | None, figure: Callable[[Figures], float]) -> float:
    """Return how many times a figure of one is that of the other; not a number if one was not measured."""
    if isinstance(one, Figures) and isinstance(other, Figures):
        return figure(one) / figure(other)
    return math.nan


def section(results: Results, sizes: Sequence[int], limits: Limits) -> Iterator[str]:
    """Yield the lines of the section."""
    yield from ("## Other engines", "", *preface(limits))
    for size in sizes:
        yield from ("", f"### {name_of(size).capitalize()}", "")
        yield from table(HEAD, lines_of(results, size), figures=len(HEAD) - 1)
    yield from ("", "### Against the targets", "")
    yield from table(("what", "ratio", "target", "met"), targets(results), figures=1)
    yield from ("", *NOTES.strip().splitlines())


def preface(limits: Limits) -> list[str]:
    """Return what is measured and how."""
    text = PREFACE.format(machine=description(), runs=limits.runs, many=limits.many)
    return text.strip().splitlines()


PREFACE = """
`benchmarks/compare.py` gives the same work to engines that people would use instead; it needs the extra `bench`. A complete profile goes in; the points of every candidate, who is ruled out, and the winners come out. Before anything is timed, all results are compared with what the rules mean (`src/advisor/conditions.py`), of `advisor fire` and experta the traces too. A difference ends the run.

{machine}

- Times are of the processor, all threads added up, so other work on the machine matters little. They are medians of {runs} processes.
- Load: from files in the engine's own form until it is ready, with the import of its library.
- One profile: from a mapping of answers to the outcome. Who wins for given points is found by the same lines of Python for every engine that takes one profile at a time.
- `~` means scaled up from as many profiles as could be done in {many:g} s.
- Peak memory is of the whole process, Python included, up to the 10,000 profiles.
- Compared: over so many profiles an engine was right before it was timed, as many as were done in 15 s.
- Generated rules stand alone, over the shipped facts and candidates: each reads three answers and gives points to one candidate.

| engine | how it is used |
|---|---|
| advisor fire | one profile at a time, with the trace: the recommendation of record |
| advisor sweep | the 10,000 profiles as Python mappings, in one call |
| advisor batch | the 10,000 profiles as a table of text, in one call of `advisor.sweep`, with all columns but the fired rules; the profiles a second are those of a table of a million rows, or of as many as take half a minute |
| CLIPS | `clipspy`; one CLIPS function for each profile that resets, asserts, runs and returns all points |
| ZEN | `zen-engine`; a compiled graph of decision tables with hit policy "collect" |
| durable_rules | a ruleset for each level of findings, one fact for each profile |
| experta | a class of rules as its users write it, with the same trace as `advisor fire` |
"""
NOTES = """
What to know of the others:

- Facts that Python asserts in CLIPS are never released by clipspy 1.0.6, so that every profile takes longer than the one before. The translation does not use them: it is ten times as fast that way.
- ZEN's call for many profiles at once takes as long for each as its call for one.
- durable_rules refuses a fact that about 500 rules or more could read; larger rule bases are cut into rulesets of 250.
- experta asks every rule for news after each firing, so its time grows with the square of the number of rules. `fire` uses experta too, with a matcher that asks only those that a new fact can touch (`docs/decisions/0002-horn-clauses-over-signed-conditions.md`).
- One profile at a time, CLIPS is the fastest by far: it is C throughout. `fire` takes longer because each firing of a rule and its reasons are kept, in Python.
"""
