"""`advisor coverage [PATH...]`: how far cases and examples cover the rules, and which new cases would cover the rest."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

import click

from advisor.authoring.cases.coverage import cover
from advisor.authoring.cases.suggest import suggest
from advisor.authoring.cases.verdicts import run
from advisor.cli import FAILED
from advisor.cli.limits import PERCENT
from advisor.cli.options import with_cases, with_knowledge, with_pager
from advisor.cli.outputs import OUTPUTS, save, write_json
from advisor.cli.paging import show
from advisor.usecases.cases import select_cases
from advisor.usecases.knowledge import Knowledge

SCREEN = Path("-")


@click.command("coverage")
@with_cases
@with_knowledge
@click.option(
    "--fail-under", metavar="PERCENT", type=PERCENT, help="Exit with 1 if less than this is covered."
)
@click.option(
    "--suggest",
    "folder",
    metavar="[DIR]",
    is_flag=False,
    type=OUTPUTS,
    flag_value=str(SCREEN),
    help="Write the fewest new cases that would close the gaps into DIR, or on the screen.",
)
@click.option("--all", "every", is_flag=True, help="Show every rule, also those that are covered.")
@with_pager
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.coverage/1.")
def command(  # noqa: PLR0913  # one parameter for each option
    paths: tuple[Path, ...],
    knowledge: Knowledge,
    fail_under: float | None,
    folder: Path | None,
    *,
    every: bool,
    as_json: bool,
) -> int:
    """Show which rules and conditions the cases and examples cover, and which rules nobody would miss.

    PATH is a case file or a folder of them, instead of the cases of the knowledge base.
    """
    base = knowledge.load()
    coverage = cover(run(base, select_cases(knowledge, base, paths), base.rules.values()))
    suggestions, texts = None, list[str]()
    if folder:
        from advisor.formats.suggested import skeleton

        suggestions = suggest(coverage)
        texts = [skeleton(coverage, case) for case in suggestions.cases]
    files = save_new(folder, texts) if folder and folder != SCREEN else []
    if as_json:
        from advisor.formats.coverage import to_document

        write_json(to_document(coverage, suggestions))
    else:
        from advisor.views.coverage import coverage_view, suggestions_view

        show(coverage_view(coverage, every=every))
        if folder == SCREEN:
            click.echo("\n---\n".join(texts), nl=False)
        elif suggestions:
            show(suggestions_view(suggestions, map(str, files)))
    return FAILED if fail_under is not None and coverage.percent < fail_under else 0


def save_new(folder: Path, texts: Iterable[str]) -> list[Path]:
    """Return the paths of new files that hold these texts; no file that is there already is touched."""
    names = (folder / f"suggested-{number:02d}.yaml" for number in count(1))
    pages = dict(zip((path for path in names if not path.exists()), texts, strict=False))
    for path, text in pages.items():
        save(path, text, new=True)
    return list(pages)
