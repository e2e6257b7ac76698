"""Reads a verdict sentence by sentence, and derives every number and name in it again from the JSON.

It knows the form of the sentences, the titles of the base, and nothing of how a verdict is made.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.model import RuleBase
from advisor.views.document.blocks import Block, Blocks, Choice, Heading, Pairs, Paragraph, Sentence, Verdict
from advisor.views.document.words import plain

Json = Mapping[str, Any]


def faults(base: RuleBase, recommendation: Json, blocks: Blocks) -> Iterator[str]:
    """Yield what a verdict says that is not so, what is not understood of it, and what it must say and does not."""
    reader = VerdictReader(base, recommendation)
    for block in blocks:
        yield from reader.read(block)
    for name in recommendation["decisions"]:
        if name not in reader.reasoned:
            yield f"no reason for {name}"


class VerdictReader:
    """What a reader has in mind: the recommendation, the decision that the lines are about, and what had a reason."""

    def __init__(self, base: RuleBase, recommendation: Json) -> None:
        self.base, self.json = base, recommendation
        self.decisions: Mapping[str, Json] = recommendation["decisions"]
        self.by_title = {base.decisions[name].title: name for name in self.decisions}
        self.about = ""
        self.reasoned: set[str] = set()
        self.out: set[str] = set()

    def titles(self, candidates: list[str]) -> list[str]:
        return [self.base.candidates[name].title for name in candidates]

    def read(self, block: Block) -> Iterator[str]:
        match block:
            case Verdict(choices):
                if [choice.decision for choice in choices] != list(self.by_title):
                    yield "not every decision has its line"
                for choice in choices:
                    yield from self.choice(choice, self.decisions[self.by_title[choice.decision]])
            case Heading():
                yield from self.heading(plain(block.line))
            case Paragraph():
                yield from self.paragraph(plain(block.line))
            case Sentence():
                yield from self.sentence(block, plain(block.line))
            case Pairs():
                for label, inner in block.pairs:
                    yield from self.pair(plain(label), "".join(plain(each.line) for each in inner))  # type: ignore[union-attr]
            case _:
                yield f"a verdict has no {type(block).__name__}"

    def choice(self, choice: Choice, end: Json) -> Iterator[str]:
        """Yield whether the first line of a decision is so: who, the level, and what it rests on."""
        names, level, strength = self.titles(end["winners"]), end["level"], plain(choice.strength)
        who = plain(choice.choice)
        if level == "too little known":
            expected = "no recommendation yet"
        elif not names:
            expected = "nobody is left"
        else:
            expected = " or ".join(names) if len(names) <= 2 else ", ".join(names[:-1]) + f" or {names[-1]}"
            expected = expected if len(names) <= 3 else f"any of {len(names)}"
        if who != expected:
            yield f"{who!r} is not {expected!r}"
        if choice.level != ("" if not names or level is None else level):
            yield f"the level {choice.level!r} is not {level!r}"
        yield from self.strength(strength, end)

    def strength(self, words: str, end: Json) -> Iterator[str]:
        left = [standing for standing in end["standings"] if standing["rank"]]
        if words == "all others are ruled out":
            right = [each["candidate"] for each in left] == end["winners"] and len(end["standings"]) > 1
        elif words == "there is no other candidate":
            right = len(end["standings"]) == 1
        elif words == "level on points":
            right = len({each["points"] for each in left if each["rank"] == 1}) == 1 < len(end["winners"])
        elif words == "every candidate is ruled out":
            right = not end["winners"]
        elif words == "whatever is still answered":
            right = bool(end["settled"])
        elif words == "one wrong rule turns it":
            right = end["fall"] == 1
        elif found := re.fullmatch(r"(more than )?(\d) rules would have to be wrong", words):
            right = end["fall"] == (f"more than {found[2]}" if found[1] else int(found[2]))
        else:
            right = words == "" and end["level"] == "too little known"
        if not right:
            yield f"{words!r} is not so"

    def heading(self, words: str) -> Iterator[str]:
        if found := re.fullmatch(r"Why (.*?)(?:, before (.*))?", words):
            end = next(
                (
                    (name, end)
                    for name, end in self.decisions.items()
                    if self.titles(end["winners"]) == [found[1]] and end["level"] != "too little known"
                ),
                None,
            )
            if not end:
                yield f"{found[1]} is not what is recommended"
                return
            self.about = end[0]
            left = [each["candidate"] for each in end[1]["standings"] if each["rank"]]
            behind = self.titles([name for name in left if name not in end[1]["winners"]])[:1]
            if behind != ([found[2]] if found[2] else []):
                yield f"{found[2]!r} is not {behind}"
        else:
            yield f"not understood: {words}"

    def paragraph(self, words: str) -> Iterator[str]:
        if words.startswith("By these rules, "):
            yield from self.openness(words)
        elif found := re.fullmatch(r"(.*): no rule speaks for anybody(?: so far)?\.", words):
            self.about = self.by_title[found[1]]
            self.reasoned.add(self.about)
            yield from self.so_far(words)
            if any(each["points"] for each in self.end["standings"] if each["rank"]):
                yield f"some rule speaks in {self.about}"
        elif found := re.fullmatch(r"(.*), points(?: so far)?: (.*?)(?:; (\d+) more)?\.", words):
            self.about = self.by_title[found[1]]
            self.reasoned.add(self.about)
            yield from self.so_far(words)
            left = [each for each in self.end["standings"] if each["rank"]]
            told = ", ".join(f"{self.titles([each['candidate']])[0]} {each['points']}" for each in left[:4])
            if (found[2], int(found[3] or 0)) != (told, max(0, len(left) - 4)):
                yield f"the points are {told}: {words}"
        elif found := re.fullmatch(r"Of 100 ways to answer the rest, first would be: (.*)\.", words):
            yield from self.shares(found[1])
        else:
            yield f"not understood: {words}"

    def so_far(self, words: str) -> Iterator[str]:
        """Yield whether points are told as they are so far although no answer is open, or the other way round."""
        if (" so far" in words) != bool(self.json["unknown"]):
            yield f"{len(self.json['unknown'])} are open: {words}"

    @property
    def end(self) -> Json:
        return self.decisions[self.about]

    def shares(self, words: str) -> Iterator[str]:
        """Yield whether shares are of candidates that are left, add up, and fit what is said of the leader."""
        numbers = [int(number) for number in re.findall(r"(?<!than) (\d+)(?=,|;|$| nobody)", words)]
        if sum(numbers) > 100:
            yield f"more than all: {words}"
        out = [each["candidate"] for each in self.end["standings"] if not each["rank"]]
        for title in self.titles(out):
            if re.search(rf"(?:^|, ){re.escape(title)} \d", words):
                yield f"{title} is out: {words}"
        if len(self.end["winners"]) == 1 and self.end["stay"] is not None:
            (leader,) = self.titles(self.end["winners"])
            found = re.search(rf"(?:^|, ){re.escape(leader)} (\d+)", words)
            if found and int(found[1]) != int(100 * self.end["stay"] + 1e-9):
                yield f"{leader} stays in {self.end['stay']}: {words}"

    def openness(self, words: str) -> Iterator[str]:
        """Yield whether what open answers can change is so, of every decision that is more than a leaning."""
        count = len({*self.json["unknown"]} - {*self.json.get("not_applicable", ())})
        counts = [int(number) for number in re.findall(r"none of the (\d+) open answers", words)]
        counts += [1] * ("the one open answer" in words) + [0] * ("every question answered" in words)
        if any(number != count for number in counts):
            yield f"{count} are open: {words}"
        for name, end in self.decisions.items():
            if end["level"] != "too little known":
                yield from self.staying(name, end, words)

    def staying(self, name: str, end: Json, words: str) -> Iterator[str]:
        """Yield whether what is said of one decision is so: in how many ways it stays, or that it is proved."""
        title = re.escape(self.base.decisions[name].title)
        part = next((each for each in words.split(";") if re.search(title, each, re.IGNORECASE)), words)
        stays = re.search(rf"{title} (?:stays )?in (more than 99|fewer than 1|\d+)", part, re.IGNORECASE)
        if stays:
            whole = int(100 * end["stay"] + 1e-9)
            right = {0: "fewer than 1", 100: "more than 99"}.get(whole, str(whole))
            if end["settled"] or stays[1] not in (right, "more than 99" if whole == 99 else right):
                yield f"{name} stays in {end['stay']}: {words}"
        elif "not known in time" not in part and not end["settled"]:
            yield f"{name} is not settled: {words}"

    def sentence(self, block: Sentence, words: str) -> Iterator[str]:
        if found := re.fullmatch(r"(If .*? otherwise) \((.*)\): (.*)\.", words):
            yield from self.turn(found[2], found[3])
            return
        kind, _, name = block.rests_on.partition(" ")
        if words.startswith("No change of up to 3 "):
            yield from self.standing(words)
        elif kind == "result":
            self.reasoned.add(self.about)
            if not self.end["settled"]:
                yield f"not settled: {words}"
        elif kind == "candidate" and words.startswith("Of the "):
            yield from self.fewest(name, words)
        elif kind == "candidate" and not block.sign.value:
            yield from self.telling(name, words)
        elif kind == "candidate":
            if name not in self.end["winners"] or self.base.candidates[name].watch_out != words:
                yield f"no watch-out of a winner: {words}"
        else:
            yield from self.reason(block, name, words)

    def fewest(self, name: str, words: str) -> Iterator[str]:
        """Yield whether a winner alone has as few tradeoffs as is said, against as many of the others."""
        numbers = {
            each["candidate"]: len(each["rules"]) + len(each["advice"]) for each in self.end["tradeoffs"]
        }
        own, *others = sorted(numbers.values())
        said = [int(number) for number in re.findall(r"\d+", words.rpartition("(")[2])]
        if numbers[name] != own or own == others[0] or said != [own, *others]:
            yield f"the tradeoffs are {numbers}: {words}"

    def telling(self, name: str, words: str) -> Iterator[str]:
        """Yield whether the JSON tells this of this winner."""
        told = [each for each in self.end.get("tells", ()) if each["candidate"] == name]
        if not any(words.startswith(each["title"]) and words.endswith(each["words"]) for each in told):
            yield f"not told: {words}"

    def standing(self, words: str) -> Iterator[str]:
        """Yield whether no flip is known, or left open, of the decisions that are said to stand."""
        for name, end in self.decisions.items():
            named = re.search(
                rf"turns (either|any of them|.*{self.base.decisions[name].title})", words, re.IGNORECASE
            )
            if (
                named
                and end["winners"]
                and any(flip["answers"] or not flip["proved"] for flip in end["flips"])
            ):
                yield f"some change turns {name}: {words}"

    def reason(self, block: Sentence, name: str, words: str) -> Iterator[str]:
        """Yield whether a sentence that rests on a rule is about rules that fired, and on the right side."""
        if block.sign.value == "+":
            self.reasoned.add(self.about)
        fired = {firing["rule"] for firing in self.json["fired"]}
        rules = [
            rule
            for rule in self.base.rules.values()
            if name in (rule.id, rule.written_as) and rule.id in fired
        ]
        if not rules:
            yield f"no such rule fired: {name}"
        if found := re.match(r"(.*), ruled out first: (.*?), because ", words):
            self.about = self.by_title[found[1]]
            every = self.end["standings"]
            out = [each for each in every if {rule.id for rule in rules} & {*each["ruled_out_by"]}]
            names = [each["candidate"] for each in out if each["candidate"] not in self.out]
            number = f"{len(names)} {'more' if self.out.intersection(each['candidate'] for each in every) else f'of {len(every)}'}"
            if found[2] != (number if names[1:] else "".join(self.titles(names))):
                yield f"{len(names)} are out, and nobody named before: {words}"
            self.out.update(names)
            if not [each for each in every if each["rank"] and each["candidate"] not in self.end["winners"]]:
                self.reasoned.add(self.about)
            return
        points = {
            each["candidate"]: sum(
                by["points"] for by in each["evidence"] if by["rule"] in {r.id for r in rules}
            )
            for each in self.end["standings"]
        }
        leaders = self.end["winners"]
        best = max(points[name] for name in leaders)
        rival = next(
            (e["candidate"] for e in self.end["standings"] if e["rank"] and e["candidate"] not in leaders),
            None,
        )
        behind = points[rival] if rival else 0
        if block.sign.value == "+" and best <= 0 and best <= behind:
            yield f"does not speak for {leaders}: {words}"
        if block.sign.value == "-" and best >= max(behind, 0):
            yield f"does not speak against {leaders}: {words}"
        if not any(
            text and text.rstrip(".").casefold() in words.casefold()
            for rule in rules
            for text in (rule.reason, rule.title)
        ):
            yield f"not what {name} says: {words}"

    def turn(self, changes: str, who: str) -> Iterator[str]:
        """Yield whether a change is a smallest one that makes somebody win, as the JSON has them."""
        flips = [flip for end in self.decisions.values() for flip in end["flips"] if flip["answers"]]
        sizes = {self.titles([flip["candidate"]])[0]: len(flip["answers"]) for flip in flips}
        names = re.split(r", | or ", who)
        nobody = any(not end["winners"] for end in self.decisions.values())
        for name in names:
            if name not in sizes and not nobody:
                yield f"nothing makes {name} win"
        count = len(changes.split("; "))
        if len(names) == 1 and not nobody and sizes.get(who) != count:
            yield f"{who} takes {sizes.get(who)} answers: {changes}"

    def pair(self, label: str, words: str) -> Iterator[str]:
        asked = {fact.ask: name for name, fact in self.base.facts.items()}
        if label == "Find out first":
            if (
                asked[words] != next(iter(self.json["could_matter"]), None)
                and asked[words] not in self.json["could_matter"]
            ):
                yield f"it cannot matter: {words}"
        elif label == "Make sure":
            turned = {
                fact
                for end in self.decisions.values()
                for flip in end["flips"]
                for fact in flip["answers"] or ()
            }
            if asked[words] not in turned:
                yield f"nothing hangs on it: {words}"
        elif label in ("Do first", "Then"):
            said = [self.base.advice[each["id"]] for each in self.json["advice"]]
            if not any(words.rstrip(".") in (each.do or each.text) for each in said):
                yield f"no advice says so: {words}"
        else:
            yield f"not understood: {label}"
