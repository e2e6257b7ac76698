"""The one layout of knowledge and case files, with every comment kept and nothing said differently.

    forms      the order of the keys, and what always stands on lines of its own
    source     text            -> pieces, with the places of comments (ruamel.yaml)
    comments   pieces, text    -> pieces with each comment at the entry that it speaks of
    arrange    pieces, forms   -> pieces in order
    scalars    a text          -> how it is written, with quotes only where a reader needs them
    lines      pieces, forms   -> the lines of the canonical layout
    tables     cells of tables -> their one spelling, and names for rows that lack one
    replaced   parts of a text -> the text with others in their stead
    meaning    before, after   -> whether both say the same
    canonical  a file          -> its canonical layout, or the problems with it

Two readers look at every file: ruamel.yaml sees the comments, and our own reader judges the result.
"""
