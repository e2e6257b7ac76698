"""Texts that would do harm wherever they are taken for more than texts, and a base in which every text is one."""

from dataclasses import replace

from advisor.model import (
    All,
    Always,
    Any,
    AtLeast,
    Award,
    Conclude,
    Cut,
    Found,
    Guarantee,
    Guarded,
    Is,
    Kind,
    Measure,
    Not,
    Passage,
    RuleBase,
    Source,
    Span,
    parted,
)
from builders import HERE, base, decision, fact, rule

HOSTILE = (
    "<script>hacked = 1</script>",
    '"><img src=x onerror="hacked=1">',
    "</style><script>hacked = 1</script>",
    "[click](javascript:hacked=1)",
    "![image](https://example.org/x.png)",
    "<https://example.org> and https://example.org and www.example.org and me@example.org",
    "a | b | c",
    "`code` and ``more`` and ```",
    "**bold** _italic_ ~~gone~~ $x$ :smile:",
    "# heading",
    "- list",
    "1. list",
    "===",
    "&lt;b&gt; &#x202e;",
    "{{ 7 * 7 }} {% raw %} {# comment #}",
    "back\\slash \\` \\[",
    "]]> --> <!--",
    "javascript:hacked=1",
    "\" onmouseover=hacked=1 x='",
    "<svg onload=hacked=1><animate onbegin=hacked=1>",
    "</details></summary></script>",
    "| --- | ---: |",
    "~~~ ``` ~~~",
    "<!-- advisor:1 result -->",
    f"{'very long ' * 60}word{'x' * 300}",
    "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-6587}\N{WOMAN}\u200d\N{PERSONAL COMPUTER}",
)

# Turns, controls and line ends: what is shown as a question mark; between them one blank that holds words apart.
STEERING = "a\u202eb\u2066c\u200bd\x1b[31me\x07f\ud800g\u2028h"


def base_saying(words: str) -> RuleBase:
    """Return a base in which every text is these words."""
    topic = [fact("yes_no", Kind.YES_NO), fact("several", Kind.SEVERAL, ("one", "two"))]
    facts = [
        replace(
            one,
            ask=words,
            why=words,
            values=tuple(replace(value, title=words, help=words, said=words) for value in one.values),
        )
        for one in topic
    ]
    number = replace(
        fact("number", Kind.NUMBER, ()),
        ask=words,
        why=words,
        measure=Measure(Kind.NUMBER, Span(0, 9), unit=words),
        ask_if=Is("yes_no", ("no",)),
    )
    facts.append(parted(number, [Cut(5, 5)]))
    condition = All((Any((Is("yes_no", ("yes",)), Found("found"))), Not(Is("several", ("one", "two")))))
    rules = [
        replace(one, title=words, because=words, reason=words, source=("P1", words), reviewed=words)
        for one in (
            rule("file/a", Is("yes_no", ("no",)), Conclude("found")),
            rule("file/b", condition, Award("a", 4)),
            rule("file/c", Guarded((Is("yes_no", ("no",)), AtLeast("number", "@5"))), Award("b", 1)),
        )
    ]
    plain = base(facts, rules, findings=["found"], advice=["advice"], impossible=[Is("yes_no", ("yes",))])
    choice = decision("choice", "a", "b")
    candidates = tuple(
        replace(candidate, title=words, summary=words, watch_out=words, attributes={"x": (words,)}, url=words)
        for candidate in choice.candidates
    )
    promise = Guarantee("file/promise", words, words, condition, Always("choice", ("a",)), ("P1",), HERE)
    return replace(
        plain,
        title=words,
        topics=tuple(replace(one, title=words) for one in plain.topics),
        findings={name: replace(one, title=words, said=words) for name, one in plain.findings.items()},
        advice={name: replace(one, text=words, do=words, about=("a",)) for name, one in plain.advice.items()},
        decisions={"choice": replace(choice, title=words, candidates=candidates)},
        impossible=tuple(replace(one, because=words) for one in plain.impossible),
        sources=(Source("s", words, words, words, words, HERE, words),),
        passages={"P1": Passage("P1", words, guidance=True, place=HERE)},
        guarantees={promise.id: promise},
    )
