"""Mistakes with values of findings, sets, sums, lists of rules and what waits for others: each is said once."""

# A table is read line by line.
# fmt: off

from pathlib import Path

import pytest

from folders import problems, write
from outing_base import FILES

# In outing_base, what is written instead of what; and all that is said of it.
SLIPS = [
    ("{below: 25}", "{below: 2,500}",
     "rules/r.yaml:2:51: '2,500' is split at the comma here; write 2500"),
    ("score: 12", "score: 2,500",
     "rules/r.yaml:2:77: '2,500' is split at the comma here; write 2500"),
    ("score: 12", "score: twelve",
     "rules/r.yaml:2:77: 'twelve' is not a number to add; write a whole number of at most six digits, such as 32 or -5"),
    ("score: 12", "score: 1.5",
     "rules/r.yaml:2:77: '1.5' is not a number to add; write a whole number of at most six digits, such as 32 or -5"),
    ("score: 12", "score: [12]",
     "rules/r.yaml:2:77: one number belongs here; write a whole number of at most six digits, such as 32 or -5"),
    ("{at_least: 40}", "{at_least: 400}",
     "rules/r.yaml:7:57: 'score' is always from 5 to 49, so this says nothing; compare it with a number between them"),
    ("{at_least: 40}", "{at_least: 40.5}",
     "rules/r.yaml:7:57: '40.5' has 1 decimal, and none fits; round it"),
    ("{at_least: 40}", "many",
     "rules/r.yaml:7:46: 'many' is neither a number nor a range of 'score'; known are: weak"),
    ("{at_least: 40}", "{all_of: [40]}",
     "rules/r.yaml:7:47: 'all_of' is not a kind of condition on 'score'; known are: at_least, at_most, above, below, between, none_of"),
    ("score: weak", "score: waek",
     "rules/r.yaml:8:56: 'waek' is neither a number nor a range of 'score'; did you mean 'weak'?"),
    ("{risk: high}", "{risk: hihg}",
     "rules/r.yaml:2:99: 'risk' has no value 'hihg'; did you mean 'high'?"),
    ("{risk: high}", "{risk: [mid, high]}",
     "rules/r.yaml:2:99: 'risk' takes one value from a rule; write one of them"),
    ("{risk: high}", "risk",
     "rules/r.yaml:2:92: 'risk' has values; write conclude: {risk: low|mid|high}"),
    ("{risk: high}", "score",
     "rules/r.yaml:2:92: 'score' is a sum: rules add to it; write add: {score: 5}"),
    ("{risk: high}", "{score: 5}",
     "rules/r.yaml:2:93: 'score' is a sum: rules add to it; write add: {score: 5}"),
    ("{risk: high}", "{fine: no}",
     "rules/r.yaml:2:99: 'fine' is concluded or not; write conclude: fine"),
    ("{risk: high}", "{rsik: high}",
     "rules/r.yaml:2:93: there is no finding 'rsik'; did you mean 'risk'?"),
    ("{score: 12}", "{risk: 12}",
     "rules/r.yaml:2:70: 'risk' is no sum; give it kind: sum, or conclude it"),
    ("{score: 12}", "{scroe: 12}",
     "rules/r.yaml:2:70: there is no sum 'scroe'; did you mean 'score'?"),
    ("default: low", "default: lwo",
     "facts/f.yaml:9:45: 'risk' has no value 'lwo'; known are: low, mid, high"),
    ("default: low", "default: [low, high]",
     "facts/f.yaml:9:45: 'risk' has one value at a time; name one"),
    ("kind: scale, title: Risk", "title: Risk",
     "facts/f.yaml:9:32: 'default' and 'values' do not belong to 'risk', which is a yes/no question; write its kind: choice, scale or several"),
    ("kind: scale, title: Risk", "kind: sclae, title: Risk",
     "facts/f.yaml:9:16: there is no kind of finding 'sclae'; did you mean 'scale'?"),
    ("kind: sum, title: Score", "kind: smu, title: Score",
     "facts/f.yaml:12:17: there is no kind of finding 'smu'; known are: yes_no, choice, scale, several, sum"),
    ("kind: sum, title: Score", "title: Score",
     "facts/f.yaml:12:33: 'ranges' does not belong to 'score', which is a yes/no question; write its kind: sum"),
    ("kind: sum, title: Score", "kind: sum, default: 0, title: Score",
     "facts/f.yaml:12:31: 'default' does not belong to 'score', which is a sum; leave that out, or choose another kind"),
    ("kind: several, title: Needs", "kind: several, title: Needs, ranges: {a: {below: 2}}",
     "facts/f.yaml:11:48: 'ranges' does not belong to 'needs', which is a set of several values; leave that out, or choose another kind"),
    ("{title: All is fine}", "{title: All is fine, default: yes}",
     "facts/f.yaml:13:39: 'default' does not belong to 'fine', which is a yes/no question; write its kind: choice, scale or several"),
    ("count: 2", "count: 4",
     "rules/r.yaml:4:63: 4 of 3 can never be in it; write a number from 1 to 3"),
    ("count: 2", "count: 0",
     "rules/r.yaml:4:63: 0 of 3 are always in it; write a number from 1 to 3"),
    ("count: 2", "count: two",
     "rules/r.yaml:4:63: 'two' is not a count; write a number from 1 to 3"),
    ("count: 2", "count: [2]",
     "rules/r.yaml:4:63: a count is one number; write a number from 1 to 3"),
    ("{at_least: {count: 2, of: [go, java, py]}}", "{at_least: 2}",
     "rules/r.yaml:4:55: 'at_least' of a set counts its values; write {count: 2, of: [one, another]}"),
    ("{at_least: {count: 2, of: [go, java, py]}}", "{at_least: {count: 2}}",
     "rules/r.yaml:4:55: a count needs the field 'of'"),
    ("{at_least: {count: 2, of: [go, java, py]}}", "{at_least: {count: 2, of: []}}",
     "rules/r.yaml:4:70: there is no value of 'langs' here"),
    ("{at_least: {count: 2, of: [go, java, py]}}", "{only: []}",
     "rules/r.yaml:4:51: there is no value of 'langs' here"),
    ("{at_least: {count: 2, of: [go, java, py]}}", "{al_of: [go]}",
     "rules/r.yaml:4:45: 'al_of' is not a kind of condition on 'langs'; did you mean 'all_of'?"),
    ("of: [go, java, py]", "of: [go, jaav, py]",
     "rules/r.yaml:4:75: 'langs' has no value 'jaav'; did you mean 'java'?"),
    ("{none_of: car}", "{all_of: car}",
     "rules/r.yaml:6:46: 'all_of' needs a set of several values; 'vehicle' is a choice without an order; write vehicle: [one, another] for any of them"),
    ("{none_of: car}", "{only: [car, boat]}",
     "rules/r.yaml:6:46: 'only' needs a set of several values; 'vehicle' is a choice without an order; write vehicle: [one, another] for any of them"),
    ("{none_of: car}", "{none_of: cra}",
     "rules/r.yaml:6:55: 'vehicle' has no value 'cra'; known are: car, boat"),
    ("{none_of: car}", "{none_of: }",
     "rules/r.yaml:6:46: the value of 'vehicle' is missing"),
    ("{none_of: car}", "{at_least: {count: 1, of: [car]}}",
     "rules/r.yaml:6:46: 'at_least' needs a scale; 'vehicle' is a choice without an order; list the values instead: [one, another]"),
    ("{paid: no}", "{paid: {none_of: yes}}",
     "rules/r.yaml:13:28: 'none_of' needs values of its own; 'paid' is a yes/no question; write yes or no"),
    ("{paid: no}", "{paid: {all_of: yes}}",
     "rules/r.yaml:13:28: 'all_of' needs a set of several values; 'paid' is a yes/no question; write yes or no"),
    ("{risk: mid, score: weak}", "{risk: mdi, score: weak}",
     "rules/r.yaml:8:44: 'risk' has no value 'mdi'; known are: low, mid, high"),
    ("{risk: mid, score: weak}", "{risk: yes, score: weak}",
     "rules/r.yaml:8:44: 'risk' has no value 'yes'; known are: low, mid, high"),
    ("{risk: mid, score: weak}", "{risk: {above: low}, score: weak}",
     "rules/r.yaml:8:45: 'above' needs a number; 'risk' is a scale; write at_least or at_most"),
    ("{risk: mid, score: weak}", "{route: {at_least: sea}}",
     "rules/r.yaml:8:46: 'at_least' needs a scale; 'route' is a choice without an order; list the values instead: [one, another]"),
    ("{favour: {fast: strong}}", "{favour: {fast: strong, accept: slight}}",
     "rules/r.yaml:7:93: rules choose for 'routing', so it takes no points; choose here too, or use points in all of its rules"),
    ("{favour: {fast: strong}}", "{favour: {fast: strong, housing: slight}}",
     "rules/r.yaml:7:93: 'favour' does not go with 'benefits', of which each candidate applies or does not; write include or exclude"),
    ("{favour: {fast: strong}}", "{include: fast}",
     "rules/r.yaml:7:79: 'include' does not go with 'way', of which one candidate is recommended; write favour, weigh_against, rule_out or choose"),
    ("{favour: {fast: strong}}", "{choose: [accept, fast]}",
     "rules/r.yaml:7:78: one candidate is chosen of a decision; write {decision: candidate, ...} for several decisions"),
    ("{favour: {fast: strong}}", "{choose: {routing: [accept, refer]}}",
     "rules/r.yaml:7:88: one candidate of 'routing' is chosen; name one"),
    ("{favour: {fast: strong}}", "{choose: {rooting: accept}}",
     "rules/r.yaml:7:79: there is no decision 'rooting'; did you mean 'routing'?"),
    ("{favour: {fast: strong}}", "{choose: {routing: fast}}",
     "rules/r.yaml:7:88: 'routing' has no candidate 'fast'; known are: accept, refer"),
    ("{favour: {fast: strong}}", "{choose: {routing: []}}",
     "rules/r.yaml:7:88: this list is empty; name a candidate, or leave it out"),
    ("{favour: {fast: strong}}", "{rule_out: []}",
     "rules/r.yaml:7:80: this list is empty; name a candidate, or leave it out"),
    ("{include: housing}", "{include: huosing}",
     "rules/r.yaml:15:66: there is no candidate 'huosing'; did you mean 'housing'?"),
    ("{include: housing}", "{favour: {housing: 2}}",
     "rules/r.yaml:15:66: 'favour' does not go with 'benefits', of which each candidate applies or does not; write include or exclude"),
    ("{include: housing}", "{include: [housing, housing]}",
     "rules/r.yaml:15:76: 'then' names the candidate 'housing' more than once; say one thing about each"),
    ("{include: housing}}", "{include: housing}, basis: inference}",
     "rules/r.yaml:15:66: an inference includes nobody; leave 'basis' out and cite the passage that says it"),
    ("{exclude: child}}", "{exclude: child}, basis: inference}",
     "rules/r.yaml:16:71: an inference excludes nobody; leave 'basis' out and cite the passage that says it"),
    ("{favour: {fast: strong}}}", "{choose: accept}, basis: inference}",
     "rules/r.yaml:7:78: an inference chooses nobody; leave 'basis' out and cite the passage that says it"),
    ("{otherwise: route}", "{otherwise: rotue}",
     "rules/r.yaml:16:47: there is no decision, finding with values, table or list of rules 'rotue'; did you mean 'route'?"),
    ("{otherwise: route}", "{otherwise: fine}",
     "rules/r.yaml:16:47: there is no decision, finding with values, table or list of rules 'fine'; known are: routing, way, benefits, risk, route, needs, steps"),
    ("{otherwise: route}", "{otherwise: [route, risk]}",
     "rules/r.yaml:16:47: 'otherwise' takes one name; name a decision, a finding with values, a table or a list of rules"),
    ("{otherwise: route}", "{otherwise: }",
     "rules/r.yaml:16:36: 'otherwise' takes one name; name a decision, a finding with values, a table or a list of rules"),
    ("    because: B\n    first_of", "    first_of",
     "rules/r.yaml:12:7: this row has no 'because'; write it here, or once for the whole of 'steps'"),
    ("unpaid: {if: {paid: no}, then", "unpaid: {then",
     "rules/r.yaml:13:15: a row needs the field 'if'"),
    ("unpaid: {if: {paid: no}, then", "unpaid: {if: {paid: no}, otherwise: yes, then",
     "rules/r.yaml:13:32: 'otherwise' stands in the place of 'if'; leave the one or the other out"),
    ("unpaid: {if: {paid: no}, then", "unpaid: {otherwise: yes, then",
     "rules/r.yaml:14:7: no row behind 'unpaid' ever applies; let the row with 'otherwise' be the last"),
    (FILES["rules/r.yaml"][FILES["rules/r.yaml"].index("first_of:"):], "first_of: {}\n",
     "rules/r.yaml:12:15: the list of rules 'steps' has no rows; write one"),
    ("otherwise: yes", "otherwise: no",
     "rules/r.yaml:14:25: 'otherwise' takes 'yes' in a row"),
    ("otherwise: yes", "otherwise: steps",
     "rules/r.yaml:14:25: 'otherwise' takes 'yes' in a row"),
    ("    first_of:\n", "    if: {paid: no}\n    first_of:\n",
     "rules/r.yaml:13:5: 'first_of' stands in the place of 'if'; leave the one or the other out"),
    ("    first_of:\n", "    each: way\n    first_of:\n",
     "rules/r.yaml:13:5: 'first_of' stands in the place of 'each'; leave the one or the other out"),
    ("    first_of:\n", "    first-of:\n",
     "rules/r.yaml:12:5: a rule has no field 'first-of'; did you mean 'first_of'?"),
    ("    because: B\n    first_of:\n", "    because: B\n    then: {conclude: fine}\n    first_of:\n",
     "rules/r.yaml:13:5: 'first_of' stands in the place of 'then'; leave the one or the other out"),
    ("{add: {score: 5}}", "{add: {score: 5}, conclude: fine}",
     "rules/r.yaml:5:15: a rule needs the field 'if'"),
    ("vehicle: {topic", "vehicle: {ask_if: {route: sea}, topic",
     "facts/f.yaml:5:3: whether 'vehicle' is asked depends on its own answer; remove one of the steps: vehicle -> route -> vehicle"),
    ("{below: 25}}", "{below: 25}, score: {at_least: 40}}",
     "facts/f.yaml:12:3: the finding 'score' rests on itself; remove one of the steps: score -> score"),
    ("unpaid: {if: {paid: no}, then: {choose: {routing: refer}}}", "unpaid: {if: {fine: yes}, then: {conclude: fine, choose: refer}}",
     "facts/f.yaml:13:3: the finding 'fine' rests on itself; remove one of the steps: fine -> fine"),
    ("decisions:\n", "impossible: [{if: {risk: high}, because: B}]\ndecisions:\n",
     "facts/f.yaml:14:20: 'risk' is a finding; an impossibility speaks of answers only; name the answers instead"),
    ("decisions:\n", "impossible: [{if: {otherwise: way}, because: B}]\ndecisions:\n",
     "facts/f.yaml:14:20: 'otherwise' speaks of rules; an impossibility speaks of answers only; name the answers instead"),
    ("kind: all_that_apply", "kind: all_which_apply",
     "facts/f.yaml:17:37: there is no kind of decision 'all_which_apply'; did you mean 'all_that_apply'?"),
    ("rest: {otherwise: yes, then: {choose: accept}}", "rest: {if: {otherwise: way}, then: {add: {score: 3}}}",
     "facts/f.yaml:16:3: the decision 'way' rests on itself; remove one of the steps: way -> score -> way"),
    ("  route: {kind", "  roue: {kind",
     "facts/f.yaml:10:3: the name 'roue' is used nowhere else, but 'route' is, and nothing has that name; did you mean 'route'? It is used at rules/r.yaml:6:80, rules/r.yaml:16:47"),
    ("  doors: {topic", "  do:ors {topic",
     "facts/f.yaml:6:25: a second ':' is not allowed here; put quotes around the whole text if it belongs to a text"),
    ("  langs: {topic", "  lan:gs {topic",
     "facts/f.yaml:4:25: a second ':' is not allowed here; put quotes around the whole text if it belongs to a text"),
    ("decisions:\n", "  decisions:\n",
     "facts/f.yaml:14:3: 'decisions' starts too far right; start it at the same column as the other sections"),
    ("decisions:\n", "",
     "facts/f.yaml:14:29: a finding has no field 'candidates'; known are: title, kind, values, default, ranges, said, source, accept; also in 2 more places, the next is facts/f.yaml:15:21"),
    ("{risk: high}", "{risk: hig,h }",
     "rules/r.yaml:2:99: 'risk' has no value 'hig'; did you mean 'high'?"),
    ("car: Car, boat: Boat", "car: Car, boat, Boat",
     "facts/f.yaml:5:85: the title of a value is missing"),
    ("high: High}", "high :High}",
     "facts/f.yaml:9:84: 'high :High' cannot be the name of a value; use small letters, with digits, - or _ between them"),
    ("score: 44", "score: 4",
     "rules/r.yaml:7:57: 'score' is always from 5 to 17, so this says nothing; compare it with a number between them; also at rules/r.yaml:8:56"),
    ("base-score: {title: T, because: B, then", "base-score: {title: T, because: B, t en",
     "rules/r.yaml:5:38: a rule that adds has no field 't en'; did you mean 'then'?"),
    ("{add: {score: 5}}", "{dad: {score: 5}}",
     "rules/r.yaml:5:45: 'then' has no field 'dad'; known are: conclude, add, choose, favour, weigh_against, include, exclude, rule_out, advise"),
    ("{conclude: fine}}", "{}}",
     "rules/r.yaml:4:95: there is nothing under 'then'; it may hold: conclude, add, choose, favour, weigh_against, include, exclude, rule_out, advise"),
    ("{conclude: fine}}", "{conclude: []}}",
     "rules/r.yaml:4:106: this list is empty; name a finding, or leave it out"),
]


def with_slip(old: str, new: str) -> dict[str, str]:
    """Return the files of the outing with this in the place of that, which stands in them once."""
    assert "".join(FILES.values()).count(old) == 1
    return {path: text.replace(old, new) for path, text in FILES.items()}


def test_the_outing_reads(tmp_path: Path) -> None:
    assert problems(write(tmp_path, FILES)) == []


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[f"{old} -> {new}" for old, new, _ in SLIPS])
def test_a_slip_is_said_once(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problems(write(tmp_path, with_slip(old, new))) == [said]


def test_a_list_of_rules_is_written_once(tmp_path: Path) -> None:
    (twice,) = [said for said in problems(write(tmp_path, {**FILES, "facts/r.yaml": FILES["rules/r.yaml"]})) if "list" in said]
    assert twice == "rules/r.yaml:9:3: the list of rules 'r/steps' is already written; see facts/r.yaml:9:3"


def test_a_circle_through_a_list_of_rules_is_told_with_its_steps(tmp_path: Path) -> None:
    rules = FILES["rules/r.yaml"].replace("if: {langs: {at_least: {count: 2, of: [go, java, py]}}}", "if: {otherwise: steps}")
    files = {**FILES, "rules/r.yaml": rules.replace("{if: {paid: no}, then", "{if: {fine: yes}, then")}
    assert problems(write(tmp_path, files)) == [
        "facts/f.yaml:13:3: the finding 'fine' rests on itself; remove one of the steps: fine -> r/steps -> fine"
    ]


def test_a_sum_that_is_too_large_is_told_with_the_count(tmp_path: Path) -> None:
    values = ", ".join(f"v{n}: V{n}" for n in range(30))
    fact = f"facts:\n  many: {{topic: a, kind: several, ask: Which?, why: It counts., values: {{{values}}}}}\n"
    adds = "".join(
        f"  s{n}: {{title: T, because: B, if: {{many: v{n}}}, then: {{add: {{score: {n * n * 137 + 1}}}}}}}\n"
        for n in range(30)
    )
    files = {**FILES, "facts/f.yaml": FILES["facts/f.yaml"].replace("facts:\n", fact), "rules/s.yaml": f"rules:\n{adds}"}
    (problem,) = problems(write(tmp_path, files))
    assert problem == "facts/f.yaml:13:3: the sum 'score' needs 20,871 steps; at most 2,000 can be judged; add rounder numbers, or make it two sums"
