"""A document with tables as texts: that of the document, and those of the tables that stand in files of their own."""

import csv
import re
from collections.abc import Mapping
from io import StringIO

from naive_questions import Written
from number_bases import text_of


def texts_of(document: Mapping[str, Written]) -> tuple[str, dict[str, str]]:
    """Return the text of a document, and those of the tables beside it by the names of their files."""
    tables, files = {}, {}
    for name, table in document.get("tables", {}).items():
        if "file" not in table:
            tables[name] = {**table, "rows": [[f'"{cell}"' for cell in row] for row in table["rows"]]}
            continue
        files[f"{name}.csv"] = sheet(table)
        about = {key: value for key, value in table.items() if key not in ("columns", "rows")}
        tables[name] = {**about, "file": f"{name}.csv"}
    return text_of({**document, **({"tables": tables} if tables else {})}), files


def sheet(table: Written) -> str:
    separator, mark, point = table["file"]
    rows = [[re.sub(r"(?<=[0-9])\.(?=[0-9])", point, cell) for cell in row] for row in table["rows"]]
    lines = StringIO()
    csv.writer(lines, delimiter=separator, lineterminator="\n").writerows([table["columns"], *rows])
    return mark + lines.getvalue()
