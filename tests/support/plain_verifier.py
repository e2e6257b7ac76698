"""Whether evidence is what was sealed, after docs/records.md in plain Python: no code is shared with the program."""

import hashlib
import json


def is_intact(content: bytes) -> bool:
    try:
        return holds(**json.loads(content.decode()))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return False


def holds(**file: object) -> bool:
    entries, links, head = file["entries"], file["links"], file["entries"][0]["parts"][0]["value"]
    hashes, about = [sha(link) for link in links], {file["record"]: links[0]}
    for link in links[1:]:
        about |= {link["id"]: link} if link["of"] in about else {}
    parts = [(each, part) for each in entries for part in each["parts"]]
    marked = {(each["of"], name) for each, part in parts for name in (part["value"] or {}).get("parts", ())}
    left_out = {(each["id"], name) for each in entries for name in (each["origin"] or {}).get("missing", ())}
    return (
        (len(file), file["format"], file["record"]) == (6, "advisor.evidence/1", entries[0]["id"])
        and [*(link["previous"] for link in links[1:]), file["head"]] == hashes
        and (links[0]["number"] == 1) == (links[0]["previous"] == "sha256:" + "0" * 64)
        and [link["number"] - links[0]["number"] for link in links] == [*range(len(links))]
        and [link_of(each) for each in entries] == [*about.values()]
        and all(each["hash"] == sha(link_of(each)) and origin_holds(each) for each in entries)
        and all(part_holds(**part) for _, part in parts)
        and {(each["id"], part["name"]) for each, part in parts if not part["salt"]} == marked | left_out
        and (file["knowledge"] == head or rules_hold(head["knowledge"], **file["knowledge"]))
    )


def link_of(entry: dict) -> dict:
    kept = {name: value for name, value in entry.items() if name not in ("hash", "parts")}
    return kept | {"commitments": [[part["name"], part["commitment"]] for part in entry["parts"]]}


def part_holds(name: str, value: object, salt: str | None, commitment: str) -> bool:
    return value is None if salt is None else commitment == sha([salt, name, value])


def origin_holds(entry: dict) -> bool:
    first = {**entry, **(entry["origin"] or {})}
    place = {"number": first["number"], "previous": first["previous"], "origin": None}
    return bool(first["hash"] == sha(link_of(entry) | place))


def rules_hold(named: dict, **rules: object) -> bool:
    digests = [(file["path"], hashlib.sha256(file["text"].encode()).hexdigest()) for file in rules["files"]]
    own = "sha256:" + hashlib.sha256(json.dumps(sorted(digests)).encode()).hexdigest()
    kept = {"format": "advisor.knowledge/1", "fingerprint": own, "files": rules["files"]}
    listed = [(file["path"], file["digest"].removeprefix("sha256:")) for file in named["files"]]
    return rules == kept and listed == digests and all(len(file) == 2 for file in rules["files"])


def sha(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
