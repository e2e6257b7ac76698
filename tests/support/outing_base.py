"""An outing: a small base with findings of every kind, a list of rules, a sum and a list of what applies."""

OUTING = """\
topics: {a: About it}
facts:
  age: {topic: a, kind: number, unit: years, min: 18, max: 99, ask: How old?, why: It counts.}
  langs: {topic: a, kind: several, ask: Which?, why: It counts., values: {go: Go, java: Java, py: Python}}
  vehicle: {topic: a, kind: choice, ask: What?, why: It counts., values: {car: Car, boat: Boat}}
  doors: {topic: a, kind: scale, ask: Doors?, why: It counts., values: {two: Two, four: Four}}
  paid: {topic: a, kind: yes_no, ask: Paid?, why: It counts.}
findings:
  risk: {kind: scale, title: Risk, default: low, values: {low: Low, mid: Middling, high: High}}
  route: {kind: choice, title: Route, values: {sea: By sea, land: By land}}
  needs: {kind: several, title: Needs, values: {fuel: Fuel, map: A map}}
  score: {kind: sum, title: Score, ranges: {weak: {below: 20}}}
  fine: {title: All is fine}
decisions:
  routing: {title: Routing, candidates: {accept: {title: Accept}, refer: {title: Refer}}}
  way: {title: Way, candidates: {fast: {title: Fast}, slow: {title: Slow}}}
  benefits: {title: Benefits, kind: all_that_apply, candidates: {housing: {title: Housing}, child: {title: Child}}}
rules:
  young: {title: T, because: B, if: {age: {below: 25}}, then: {add: {score: 12}, conclude: {risk: high}}}
  old: {title: T, because: B, if: {age: {at_least: 60}}, then: {add: {score: 44}, conclude: {needs: [fuel, map]}}}
  poly: {title: T, because: B, if: {langs: {at_least: {count: 2, of: [go, java, py]}}}, then: {conclude: fine}}
  base-score: {title: T, because: B, then: {add: {score: 5}}}
  sea: {title: T, because: B, if: {vehicle: {none_of: car}}, then: {conclude: {route: sea}}}
  strong: {title: T, because: B, if: {score: {at_least: 40}}, then: {favour: {fast: strong}}}
  risky: {title: T, because: B, if: {risk: mid, score: weak}, then: {favour: {slow: 2}}}
  steps:
    title: The steps
    because: B
    first_of:
      unpaid: {if: {paid: no}, then: {choose: {routing: refer}}}
      rest: {otherwise: yes, then: {choose: accept}}
  house: {title: T, because: B, if: {risk: low}, then: {include: housing}}
  kid: {title: T, because: B, if: {otherwise: route}, then: {exclude: child}}
"""
FILES = {
    "facts/f.yaml": OUTING.partition("rules:")[0],
    "rules/r.yaml": "rules:" + OUTING.partition("rules:")[2],
}
