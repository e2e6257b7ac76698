"""`advisor schema`: JSON Schemas of knowledge and case files, for editors."""

import json
import re
from pathlib import Path

import click

from advisor.authoring.check.accepted import ACCEPTABLE
from advisor.authoring.check.catalogue import CHECKS
from advisor.cli.options import with_knowledge
from advisor.cli.outputs import OUTPUTS, refuse_others, save, with_force
from advisor.language.reading.documents import shown
from advisor.language.reading.nodes import read_bytes
from advisor.language.schemas.files import NAMES, linked_schemas, schema_of
from advisor.language.schemas.parts import Schema
from advisor.texts import clean
from advisor.usecases.knowledge import Knowledge

# What stands in every schema.
MADE = re.compile(rb"Made by `advisor schema`")


@click.command("schema")
@click.argument("kind", required=False, type=click.Choice(NAMES))
@click.option("--write", "folder", metavar="DIR", type=OUTPUTS, help="Write all of them into this folder.")
@with_force
@with_knowledge
def command(kind: str | None, folder: Path | None, knowledge: Knowledge, *, force: bool) -> None:
    """Print the JSON Schema of a kind of file, with the names of the knowledge base and what they mean.

    Editors with yaml-language-server complete, explain and check a file that begins with
    '# yaml-language-server: $schema=../schemas/rule.schema.json', say. Write the schemas again when names
    or texts have changed.
    """
    if bool(kind) == bool(folder):
        raise click.UsageError(f"name a kind of file ({', '.join(NAMES)}), or write all with --write DIR")
    base = knowledge.load()
    checks = {name: CHECKS[name].title for name in ACCEPTABLE}
    if kind:
        click.echo(as_text(schema_of(kind, base, checks)), nl=False)
    elif folder:
        texts = {folder / name: as_text(schema) for name, schema in linked_schemas(base, checks).items()}
        refuse_others(texts, MADE.search, force=force)
        current = {
            path
            for path, text in texts.items()
            if path.is_file() and read_bytes(path, str(path)) == text.encode()
        }
        for path in texts.keys() - current:
            save(path, texts[path])
        for path in texts:
            click.echo(clean(f"{shown(path)} {'is current' if path in current else 'written'}."))


def as_text(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
