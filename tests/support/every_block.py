"""A page with every kind of block in it, all of its words the same if that is asked for."""

from advisor.views.document.blocks import (
    Bar,
    Bars,
    Blocks,
    Bullets,
    Card,
    Choice,
    Diagnostic,
    Excerpt,
    Figure,
    Fold,
    Heading,
    Pairs,
    Paragraph,
    Preformatted,
    RowKind,
    Sentence,
    Sign,
    Table,
    TableRow,
    Tree,
    TreeNode,
    Verdict,
)
from advisor.views.document.spans import Address, Code, Hidden, Line, Link, Moment, Tone, Toned
from advisor.views.drawing.placing import Requirements, drawing


def every_block(words: str = "") -> Blocks:
    """Return blocks of every kind; with `words`, each text is these words."""

    def said(text: str) -> str:
        return words or text

    fact, finding, lamp = (Link(kind, kind, said(f"the {kind}")) for kind in ("fact", "finding", "decision"))
    graph = Requirements(
        (((said("topic")), (fact,)),), (finding,), (lamp,), ((fact, finding), (finding, lamp))
    )
    line: Line = (
        said("words"),
        " ",
        Toned(said("strong words"), Tone.STRONG),
        " ",
        Code(said("a/b c")),
        " ",
        fact,
        " ",
        Link("elsewhere", said("id"), said("an entry that is nowhere")),
        " ",
        Address(said("a title"), words or "https://example.org/?a=1&b=(2)"),
        " ",
        Moment("2026-11-30T03:04:05Z"),
        Hidden(said("not seen")),
    )
    paragraph = Paragraph(line)
    rows = (
        TableRow(((said("group"),),), RowKind.GROUP),
        TableRow((line, ("+4",), ("-3",)), anchor=Link("row", said("r"), said("row"))),
        TableRow(((said("sum"),), ("+4",), ("-3",)), RowKind.SUM),
        TableRow(((said("aside"),),), RowKind.ASIDE),
    )
    return (
        Verdict(
            (
                Choice(said("Lamp"), (said("The bulb"),), "close", (said("one rule turns it"),)),
                Choice(said("Place"), (said("The desk"),), "", line),
            )
        ),
        Heading(line, 2, lamp),
        paragraph,
        Sentence(line, said("rule a/b"), Sign.FOR),
        Sentence(line, said("rule a/c"), Sign.AGAINST),
        Sentence(line, "result"),
        Bullets(((paragraph,), (Sentence(line, "result", Sign.FOR), Bullets(((paragraph,),))), ())),
        Bullets(((paragraph, paragraph), (Sentence(line, "result"),)), ordered=True),
        Pairs((((said("label"),), (paragraph, paragraph)), (line, (Pairs(((line, (paragraph,)),)),)))),
        Table(((said("what"),), (said("one"),), (said("two"),)), rows),
        Table(((), ()), (TableRow((line, line)),), wordy=True),
        Bars(
            (
                Bar(line, 12, wins=True, anchor=Link("bar", said("b"), said("bar"))),
                Bar((said("tube"),), -3, note=line),
                Bar((said("wick"),), None, note=(said("ruled out"),)),
            )
        ),
        Tree((TreeNode(line, (TreeNode(line, (TreeNode(line),)), TreeNode(line))),)),
        Fold("fold", line, (Heading((said("deeper"),), 3, finding), paragraph)),
        Figure("figure", said("what rests on what"), drawing(graph), (paragraph,)),
        Diagnostic(
            said("rules/a.yaml:3:4"),
            (Toned("error", Tone.BAD),),
            line,
            Excerpt(said("before"), said("word"), said("after")),
            (paragraph,),
            said("try this"),
        ),
        Preformatted((line, (said("+ a line"),))),
        Card(fact, line, (paragraph,)),
    )
