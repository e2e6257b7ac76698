"""JSON Schemas for editors, made from a rule base: they complete and explain what may be written where.

    parts     names and texts        -> the small schemas that the others are made of
    names     the names of a base    -> what may stand where something is named
    effects   the names of a base    -> what rules do to them
    entries   the grammar            -> sections, rules, guarantees and cases, as it lists them
    facts     facts                  -> values, conditions on a fact, answers
    files     a kind of file, base   -> the schema of files of that kind

`reading` decides what is right, and says it better; a schema may let through what it cannot express. It must
never refuse what `reading` takes. Schemas are of the draft 2020-12, in the part of it that yaml-language-server
understands: each name of an enumeration is explained in `enumDescriptions`, and `description` is plain text.
"""
