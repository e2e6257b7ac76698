"""A table in JSON Lines as Parquet: python rows.py IN.jsonl OUT.parquet."""

import sys

import pyarrow.json
import pyarrow.parquet

pyarrow.parquet.write_table(pyarrow.json.read_json(sys.argv[1]), sys.argv[2])
