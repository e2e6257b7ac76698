"""A sentence for each row of the grammar that rules are made of: as it is written, as it would be wrong, and as it is said."""

from collections.abc import Mapping
from dataclasses import dataclass

BASE = """\
knowledge: {title: Ways to work}
topics: {all: All}
facts:
  rain: {topic: all, kind: yes_no, ask: A, why: B}
  place: {topic: all, kind: choice, ask: A, why: B, values: {town: Town, village: Village, island: Island}}
  size: {topic: all, kind: scale, ask: A, why: B, values: {small: Small, middle: Middle, large: Large}}
  carrying: {topic: all, kind: several, ask: A, why: B, values: {parcels: Parcels, papers: Papers, child: A child}}
  minutes: {topic: all, kind: number, ask: A, why: B, min: 0, max: 4, ranges: {short: {below: 2}}}
  fare: {topic: all, kind: money, unit: EUR, ask: A, why: B, min: 2, max: 2.04}
  share: {topic: all, kind: percent, ask: A, why: B, min: 0, max: 4}
  on: {topic: all, kind: date, ask: A, why: B, min: 2026-02-27, max: 2026-03-02}
findings:
  wet: {title: It gets wet}
  burden: {kind: scale, title: Burden, default: light, values: {light: Light, heavy: Heavy, crushing: Crushing}}
  route: {kind: choice, title: Route, values: {road: Road, water: Water}}
  needs: {kind: several, title: Needs, values: {boots: Boots, hat: A hat, map: A map}}
  effort: {kind: sum, title: Effort, ranges: {little: {below: 4}, much: {at_least: 4}}}
decisions:
  way:
    title: Way
    candidates:
      walk: {title: On foot, attributes: {shelter: none}}
      bus: {title: By bus, attributes: {shelter: roof}}
      tram: {title: By tram, attributes: {shelter: [roof, glass]}}
  stop: {title: Stop, candidates: {bakery: {title: The bakery}, straight-on: {title: No stop}}}
  luggage: {title: Luggage, kind: all_that_apply, candidates: {coat: {title: A coat}, umbrella: {title: An umbrella}}}
advice:
  take-a-lamp: {text: It gets dark early.}
rules:
  gets-wet: {title: T, because: B, if: {rain: yes, size: small}, then: {conclude: wet}}
  heavy: {title: T, because: B, if: {carrying: child}, then: {conclude: {burden: heavy}}}
  crushing: {title: T, because: B, if: {carrying: parcels, size: large}, then: {conclude: {burden: crushing}}}
  by-road: {title: T, because: B, if: {place: [town, village]}, then: {conclude: {route: road}}}
  by-water: {title: T, because: B, if: {place: island, rain: yes}, then: {conclude: {route: water}}}
  boots: {title: T, because: B, if: {rain: yes}, then: {conclude: {needs: [boots, map]}}}
  hat: {title: T, because: B, if: {size: large}, then: {conclude: {needs: hat}}}
  tiring: {title: T, because: B, if: {size: {at_least: middle}}, then: {add: {effort: 3}}}
  slippery: {title: T, because: B, if: {rain: yes}, then: {add: {effort: 2}}}
  steps: {title: T, because: B, first_of: {one: {if: {size: small}, then: {favour: {walk: 1}}}, two: {otherwise: yes, then: {favour: {bus: 1}}}}}
"""


@dataclass(frozen=True)
class Sentence:
    """How something is written, how it would be wrong, and how it is said."""

    written: str
    wrong: str
    said: str


# Under `if`; said as it is so, and as it is not. `at_least of scale` is of a fact, `at_least of a scale` of a finding.
CONDITIONS: Mapping[str, Sentence] = {key: Sentence(*rest) for key, *rest in (
    ("any", "any: [{rain: yes}, {size: large}]", "any: []", "rain: Yes or size: Large / rain: not Yes and size: not Large"),
    ("all", "all: [{carrying: child}, {carrying: papers}]", "all: {carrying: child}",
     "carrying includes A child and carrying includes Papers / carrying does not include A child or carrying does not include Papers"),
    ("not", "not: {carrying: child}", "not: [{carrying: child}]",
     "carrying does not include A child / carrying includes A child"),
    ("otherwise", "otherwise: route", "otherwise: effort",
     "no other rule for Route applies / another rule for Route applies"),
    ("value of yes_no", "rain: yes", "rain: maybe", "rain: Yes / rain: not Yes"),
    ("value of choice", "place: [town, island]", "place: twon", "place: Town or Island / place: not Town or Island"),
    ("value of scale", "size: middle", "size: [middle, huge]", "size: Middle / size: not Middle"),
    ("value of several", "carrying: [child, papers]", "carrying: []",
     "carrying includes Papers or A child / carrying does not include Papers or A child"),
    ("value of number", "minutes: short", "minutes: long", "minutes: less than 2 / minutes: at least 2"),
    ("value of money", "fare: 2.01", "fare: dear", "fare: 2.01 EUR / fare: not 2.01 EUR"),
    ("value of percent", "share: [1, 3]", "share: half", "share: 1 % or 3 % / share: neither 1 % nor 3 %"),
    ("value of date", "on: 2026-02-28", "on: 2026-02-29x", "on: 2026-02-28 / on: not 2026-02-28"),
    ("value of a yes_no", "wet: no", "wet: maybe", "not so: It gets wet / It gets wet"),
    ("value of a choice", "route: water", "route: watre", "Route: Water / Route: not Water"),
    ("value of a scale", "burden: heavy", "burden: yes", "Burden: Heavy / Burden: not Heavy"),
    ("value of a several", "needs: [boots, hat]", "needs: [boots, glove]",
     "Needs: Boots or Needs: A hat / Needs: not Boots and Needs: not A hat"),
    ("value of a sum", "effort: little", "effort: none", "Effort: less than 4 / Effort: 4 or more"),
    ("at_least of scale", "size: {at_least: middle}", "size: {at_least: huge}",
     "size: at least Middle / size: less than Middle"),
    ("at_least of number", "minutes: {at_least: 2}", "minutes: {at_least: [2, 3]}",
     "minutes: at least 2 / minutes: less than 2"),
    ("at_least of money", "fare: {at_least: 2.02}", "fare: {at_least: dear}",
     "fare: at least 2.02 EUR / fare: less than 2.02 EUR"),
    ("at_least of percent", "share: {at_least: 2}", "share: {atleast: 2}", "share: at least 2 % / share: less than 2 %"),
    ("at_least of date", "on: {at_least: 2026-02-28}", "on: {at_least: }",
     "on: on or after 2026-02-28 / on: before 2026-02-28"),
    ("at_least of a scale", "burden: {at_least: heavy}", "burden: {at_least: [heavy]}",
     "Burden: Heavy or more / Burden: less than Heavy"),
    ("at_least of a sum", "effort: {at_least: 3}", "effort: {at_least: high}", "Effort: 3 or more / Effort: less than 3"),
    ("at_most of scale", "size: {at_most: middle}", "size: {at_most: }", "size: at most Middle / size: more than Middle"),
    ("at_most of number", "minutes: {at_most: 2}", "minutes: {at_most: {at_least: 2}}",
     "minutes: less than 3 / minutes: at least 3"),
    ("at_most of money", "fare: {at_most: 2.02}", "fare: {at_mots: 2.02}",
     "fare: less than 2.03 EUR / fare: at least 2.03 EUR"),
    ("at_most of percent", "share: {at_most: 2}", "share: {at_most: two}", "share: less than 3 % / share: at least 3 %"),
    ("at_most of date", "on: {at_most: 2026-02-28}", "on: {at_most: soon}",
     "on: on or before 2026-02-28 / on: after 2026-02-28"),
    ("at_most of a scale", "burden: {at_most: heavy}", "burden: {at_most: haevy}",
     "Burden: Heavy or less / Burden: more than Heavy"),
    ("at_most of a sum", "effort: {at_most: 3}", "effort: {at_most: [3]}", "Effort: less than 4 / Effort: 4 or more"),
    ("above of number", "minutes: {above: short}", "size: {above: small}", "minutes: at least 2 / minutes: less than 2"),
    ("above of money", "fare: {above: 2.02}", "fare: {over: 2.02}", "fare: at least 2.03 EUR / fare: less than 2.03 EUR"),
    ("above of percent", "share: {above: 2}", "place: {above: town}", "share: at least 3 % / share: less than 3 %"),
    ("above of date", "on: {above: 2026-02-28}", "on: {above: []}", "on: after 2026-02-28 / on: on or before 2026-02-28"),
    ("above of a sum", "effort: {above: little}", "burden: {above: light}", "Effort: 4 or more / Effort: less than 4"),
    ("below of number", "minutes: {below: 2}", "carrying: {below: child}", "minutes: less than 2 / minutes: at least 2"),
    ("below of money", "fare: {below: 2.02}", "fare: {below: cheap}", "fare: less than 2.02 EUR / fare: at least 2.02 EUR"),
    ("below of percent", "share: {below: 2}", "rain: {below: yes}", "share: less than 2 % / share: at least 2 %"),
    ("below of date", "on: {below: 2026-02-28}", "size: {below: large}", "on: 2026-02-27 / on: not 2026-02-27"),
    ("below of a sum", "effort: {below: 3}", "burden: {below: heavy}", "Effort: less than 3 / Effort: 3 or more"),
    ("between of number", "minutes: {between: [1, 3]}", "minutes: {between: [1]}", "minutes: 1 to 3 / minutes: not 1 to 3"),
    ("between of money", "fare: {between: [2.01, 2.03]}", "fare: {between: 2.01}",
     "fare: 2.01 to 2.03 EUR / fare: not 2.01 to 2.03 EUR"),
    ("between of percent", "share: {between: [1, 3]}", "share: {between: [1, 2, 3]}",
     "share: 1 to 3 % / share: not 1 to 3 %"),
    ("between of date", "on: {between: [2026-02-28, 2026-03-01]}", "size: {between: [small, middle]}",
     "on: 2026-02-28 to 2026-03-01 / on: not 2026-02-28 to 2026-03-01"),
    ("between of a sum", "effort: {between: [2, 4]}", "effort: {between: [2, many]}",
     "Effort: 2 or more and Effort: less than 5 / Effort: less than 2 or Effort: 5 or more"),
    ("all_of of several", "carrying: {all_of: [child, papers]}", "size: {all_of: [small]}",
     "carrying includes A child and carrying includes Papers / carrying does not include A child or carrying does not include Papers"),
    ("all_of of a several", "needs: {all_of: [boots, hat]}", "burden: {all_of: [light]}",
     "Needs: Boots and Needs: A hat / Needs: not Boots or Needs: not A hat"),
    ("any_of of several", "carrying: {any_of: [child, papers]}", "carrying: {any_of: []}",
     "carrying includes Papers or A child / carrying does not include Papers or A child"),
    ("any_of of a several", "needs: {any_of: [boots, hat]}", "route: {any_of: [road]}",
     "Needs: Boots or Needs: A hat / Needs: not Boots and Needs: not A hat"),
    ("only of several", "carrying: {only: [child, papers]}", "carrying: {only: [children]}",
     "carrying: nothing but Papers and A child / carrying: not only Papers and A child"),
    ("only of a several", "needs: {only: [boots, hat]}", "wet: {only: [yes]}",
     "Needs: nothing but Boots and A hat / Needs: not only Boots and A hat"),
    ("none_of of choice", "place: {none_of: [town, island]}", "place: {none_of: []}",
     "place: not Town or Island / place: Town or Island"),
    ("none_of of scale", "size: {none_of: small}", "size: {none_of: tiny}", "size: not Small / size: Small"),
    ("none_of of several", "carrying: {none_of: [child, papers]}", "rain: {none_of: [yes]}",
     "carrying does not include Papers or A child / carrying includes Papers or A child"),
    ("none_of of number", "minutes: {none_of: [1, 3]}", "minutes: {noneof: 1}",
     "minutes: neither 1 nor 3 / minutes: 1 or 3"),
    ("none_of of money", "fare: {none_of: 2.02}", "fare: {none_of: {}}", "fare: not 2.02 EUR / fare: 2.02 EUR"),
    ("none_of of percent", "share: {none_of: 2}", "share: {none_of: }", "share: not 2 % / share: 2 %"),
    ("none_of of date", "on: {none_of: 2026-02-28}", "on: {none_of: [never]}", "on: not 2026-02-28 / on: 2026-02-28"),
    ("none_of of a choice", "route: {none_of: road}", "route: {none_of: raod}", "Route: not Road / Route: Road"),
    ("none_of of a scale", "burden: {none_of: [light, heavy]}", "burden: {none_of: []}",
     "Burden: not Light and Burden: not Heavy / Burden: Light or Burden: Heavy"),
    ("none_of of a several", "needs: {none_of: [boots, hat]}", "needs: {none_of: [it]}",
     "Needs: not Boots and Needs: not A hat / Needs: Boots or Needs: A hat"),
    ("none_of of a sum", "effort: {none_of: [4, 6]}", "effort: {none_of: lots}",
     "(Effort: less than 4 or Effort: 5 or more) and (Effort: less than 6 or Effort: 7 or more) / (Effort: 4 or more and Effort: less than 5) or (Effort: 6 or more and Effort: less than 7)"),
    ("count of several", "carrying: {at_least: {count: 2, of: [parcels, papers, child]}}", "carrying: {at_least: 2}",
     "carrying: at least 2 of Parcels, Papers and A child / carrying: fewer than 2 of Parcels, Papers and A child"),
    ("count of a several", "needs: {at_least: {count: 2, of: [boots, hat, map]}}", "needs: {at_least: {count: 2}}",
     "Needs: at least 2 of Boots, A hat and A map / Needs: fewer than 2 of Boots, A hat and A map"),
)}  # fmt: skip

# Under `then`.
EFFECTS: Mapping[str, Sentence] = {key: Sentence(*rest) for key, *rest in (
    ("conclude", "conclude: wet", "conclude: wett", "concludes: It gets wet"),
    ("conclude a value", "conclude: {burden: heavy, needs: [boots, hat]}", "conclude: {burden: heaviest}",
     "concludes: Burden: Heavy; concludes: Needs: Boots; concludes: Needs: A hat"),
    ("add", "add: {effort: -2}", "add: {effort: much}", "takes 2 from Effort"),
    ("choose", "choose: {stop: bakery}", "choose: {stop: walk}", "chooses The bakery"),
    ("favour", "favour: {walk: strong}", "favour: {coat: strong}", "+4 for On foot"),
    ("weigh_against", "weigh_against: {tram: 3}", "weigh_against: {tram: -3}", "-3 for By tram"),
    ("include", "include: [coat, umbrella]", "include: walk", "includes A coat; includes An umbrella"),
    ("exclude", "exclude: umbrella", "exclude: bus", "excludes An umbrella"),
    ("rule_out", "rule_out: [bus, tram]", "rule_out: umbrela", "rules out By bus; rules out By tram"),
    ("advise", "advise: take-a-lamp", "advise: take-a-torch", "advises: It gets dark early."),
)}  # fmt: skip

# All of a rule but its title and its reason; what is said is of the last that is made of it.
RULES: Mapping[str, Sentence] = {key: Sentence(*rest) for key, *rest in (
    ("each", "each: way, if: {rain: yes}, then: {favour: {it: slight}}",
     "each: ways, if: {rain: yes}, then: {favour: {it: slight}}",
     "T, B: rain: Yes: +1 for By tram"),
    ("where", "each: way, where: {shelter: roof}, if: {rain: yes}, then: {favour: {it: slight}}",
     "each: way, where: {shelter: tent}, if: {rain: yes}, then: {favour: {it: slight}}",
     "T, B: rain: Yes: +1 for By tram"),
    ("where not", "each: way, where: {not: {shelter: roof}}, if: {rain: yes}, then: {favour: {it: slight}}",
     "each: way, where: {not: {shleter: roof}}, if: {rain: yes}, then: {favour: {it: slight}}",
     "T, B: rain: Yes: +1 for On foot"),
    ("include it", "each: luggage, if: {rain: yes}, then: {include: it}",
     "if: {rain: yes}, then: {include: it}",
     "T, B: rain: Yes: includes An umbrella"),
    ("if", "if: {rain: yes, size: small}, then: {favour: {walk: 1}}",
     "if: {}, then: {favour: {walk: 1}}",
     "T, B: rain: Yes and size: Small: +1 for On foot"),
    ("if left out", "then: {add: {effort: 1}}", "then: {favour: {walk: 1}}", "T, B: always: adds 1 to Effort"),
    ("unless", "if: {rain: yes}, unless: {size: small, place: town}, then: {favour: {walk: 1}}",
     "if: {rain: yes}, unless: [small], then: {favour: {walk: 1}}",
     "T, B: rain: Yes and (size: not Small or place: not Town): +1 for On foot"),
    ("then", "if: {rain: yes}, then: {favour: {walk: 1}, conclude: wet}",
     "if: {rain: yes}, then: {}",
     "T, B: rain: Yes: concludes: It gets wet; +1 for On foot"),
    ("first_of", "first_of: {one: {if: {size: small}, then: {favour: {bus: 1}}}, two: {if: {rain: yes}, then: {favour: {walk: 1}}}}",
     "first_of: {}",
     "T: two, B: rain: Yes and no row before it applies: +1 for On foot"),
    ("otherwise", "first_of: {one: {if: {size: small}, then: {favour: {bus: 1}}}, two: {otherwise: yes, then: {favour: {walk: 1}}}}",
     "first_of: {one: {otherwise: no, then: {favour: {walk: 1}}}}",
     "T: two, B: no row before it applies: +1 for On foot"),
)}  # fmt: skip

# All of a table but its title and its reason; what is said is of its last row.
TABLES: Mapping[str, Sentence] = {key: Sentence(*rest) for key, *rest in (
    ("hit unique", "columns: [size, favour walk], rows: [[small, 1], [middle, 2]], hit: unique",
     "columns: [size, favour walk], rows: [[small, 1]], hit: only",
     "T: row r2, B: size: Middle: +2 for On foot"),
    ("hit first", "columns: [size, rain, favour walk], rows: [[small, -, 1], [-, yes, 2]], hit: first",
     "columns: [size, favour walk], rows: [[small, 1]], hit: frist",
     "T: row r2, B: rain: Yes and no row before it applies: +2 for On foot"),
    ("hit each", "columns: [size, rain, favour walk], rows: [[small, -, 1], [-, yes, 2]], hit: each",
     "columns: [size, favour walk], rows: [[small, 1]], hit: [each]",
     "T: row r2, B: rain: Yes: +2 for On foot"),
    ("if", "if: {rain: yes}, columns: [size, favour walk], rows: [[small, 1]]",
     "if: {rain: maybe}, columns: [size, favour walk], rows: [[small, 1]]",
     "T: row r1, B: rain: Yes and size: Small: +1 for On foot"),
    ("column choose", "columns: [size, choose stop], rows: [[small, bakery]]",
     "columns: [size, choose spot], rows: [[small, bakery]]",
     "T: row r1, B: size: Small: chooses The bakery"),
    ("column conclude", "columns: [size, conclude burden], rows: [[small, heavy]]",
     "columns: [size, conclude rain], rows: [[small, yes]]",
     "T: row r1, B: size: Small: concludes: Burden: Heavy"),
    ("column add", "columns: [size, add effort], rows: [[small, -3]]",
     "columns: [size, add burden], rows: [[small, 3]]",
     "T: row r1, B: size: Small: takes 3 from Effort"),
    ("column favour", "columns: [size, favour walk], rows: [[small, strong]]",
     "columns: [size, favour coat], rows: [[small, strong]]",
     "T: row r1, B: size: Small: +4 for On foot"),
    ("column weigh_against", "columns: [size, weigh_against bus], rows: [[small, 2]]",
     "columns: [size, weigh-against bus], rows: [[small, 2]]",
     "T: row r1, B: size: Small: -2 for By bus"),
    ("column rule_out", "columns: [size, rule_out], rows: [[small, bus|tram]]",
     "columns: [size, ruled_out], rows: [[small, bus]]",
     "T: row r1, B: size: Small: rules out By bus; rules out By tram"),
    ("column include", "columns: [size, include], rows: [[small, coat|umbrella]]",
     "columns: [size, includes], rows: [[small, coat]]",
     "T: row r1, B: size: Small: includes A coat; includes An umbrella"),
    ("column exclude", "columns: [size, exclude], rows: [[small, coat]]",
     "columns: [size, exclude coat], rows: [[small, yes]]",
     "T: row r1, B: size: Small: excludes A coat"),
    ("column advise", "columns: [size, advise], rows: [[small, take-a-lamp]]",
     "columns: [size, advice], rows: [[small, take-a-lamp]]",
     "T: row r1, B: size: Small: advises: It gets dark early."),
    ("column row", "columns: [row, size, favour walk], rows: [[small-ones, small, 1]]",
     "columns: [row, size, favour walk], rows: [[small-ones, [small], 1]]",
     "T: row small-ones, B: size: Small: +1 for On foot"),
    ("column title", "columns: [size, favour walk, title], rows: [[small, 1, It is small]]",
     "columns: [size, favour walk, titel], rows: [[small, 1, It is small]]",
     "It is small, B: size: Small: +1 for On foot"),
    ("column because", "columns: [size, favour walk, because], rows: [[small, 1, So it is]]",
     "columns: [size, favour walk, why], rows: [[small, 1, So it is]]",
     "T: row r1, So it is: size: Small: +1 for On foot"),
    ("column source", "columns: [size, favour walk, source], rows: [[small, 1, the club]]",
     "columns: [size, favour walk, sources], rows: [[small, 1, the club]]",
     "T: row r1, B, the club: size: Small: +1 for On foot"),
    ("cell -", "columns: [size, rain, favour walk], rows: [['-', yes, 1]]",
     "columns: [size, rain, favour walk], rows: yes",
     "T: row r1, B: rain: Yes: +1 for On foot"),
    ("cell a", "columns: [wet, favour walk], rows: [[no, 1]]",
     "columns: wet, rows: [[no, 1]]",
     "T: row r1, B: not so: It gets wet: +1 for On foot"),
    ("cell a|b", "columns: [place, favour walk], rows: [[town|island, 1]]",
     "columns: [palce, favour walk], rows: [[town|island, 1]]",
     "T: row r1, B: place: Town or Island: +1 for On foot"),
    ("cell not(a|b)", "columns: [needs, favour walk], rows: [[not(boots|hat), 1]]",
     "columns: [needs, favour walk], rows: [{needs: boots}]",
     "T: row r1, B: Needs: not Boots and Needs: not A hat: +1 for On foot"),
    ("cell >= 18", "columns: [burden, favour walk], rows: [['>= heavy', 1]]",
     "columns: [burdens, favour walk], rows: [['>= heavy', 1]]",
     "T: row r1, B: Burden: Heavy or more: +1 for On foot"),
    ("cell <= 18", "columns: [size, favour walk], rows: [['<= middle', 1]]",
     "columns: [size, favour wlak], rows: [['<= middle', 1]]",
     "T: row r1, B: size: at most Middle: +1 for On foot"),
    ("cell > 18", "columns: [minutes, favour walk], rows: [['> 2', 1]]",
     "columns: [minute, favour walk], rows: [['> 2', 1]]",
     "T: row r1, B: minutes: at least 3: +1 for On foot"),
    ("cell < 18", "columns: [fare, favour walk], rows: [['< 2.03', 1]]",
     "columns: [fare, favours walk], rows: [['< 2.03', 1]]",
     "T: row r1, B: fare: less than 2.03 EUR: +1 for On foot"),
    ("cell [10..20]", "columns: [share, favour walk], rows: [['[1..3]', 1]]",
     "columns: {share: '[1..3]'}, rows: [['[1..3]', 1]]",
     "T: row r1, B: share: 1 to 3 %: +1 for On foot"),
    ("cell [10..20)", "columns: [effort, favour walk], rows: [['[2..5)', 1]]",
     "columns: [], rows: [['[2..5)', 1]]",
     "T: row r1, B: Effort: 2 or more and Effort: less than 5: +1 for On foot"),
    ("cell (10..20]", "columns: [minutes, favour walk], rows: [['(1..3]', 1]]",
     "columns: [minutes, favour walk], rows: []",
     "T: row r1, B: minutes: 2 to 3: +1 for On foot"),
    ("cell otherwise", "columns: [size, favour walk], rows: [[small, 1], [otherwise, 2]]",
     "columns: [size, favour walk]",
     "T: row r2, B: no other row of T applies: +2 for On foot"),
)}  # fmt: skip
