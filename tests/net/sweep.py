"""Print what `advisor.sweep` makes of a table: python sweep.py KNOWLEDGE|- IN.jsonl table|batch|frame [fired]."""

import sys
from pathlib import Path

import pyarrow.json

import advisor

knowledge, path, kind, *more = sys.argv[1:]
table = pyarrow.json.read_json(path)
rows = {"table": lambda: table, "batch": lambda: table.to_batches()[0], "frame": table.to_pandas}[kind]()
folder = None if knowledge == "-" else Path(knowledge)
try:
    swept = advisor.sweep(rows, folder, fired="fired" in more)
except Exception as error:  # noqa: BLE001  # what is raised is part of the answer
    print(type(error).__name__)
    sys.exit(1)
if kind == "frame":
    print(swept.dtypes.to_string())
    print(swept.to_json(orient="records", lines=True))
else:
    print(swept.schema.to_string())
    print(*swept.to_pylist(), sep="\n")
