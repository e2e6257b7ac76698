"""From YAML text to a RuleBase, or to all the problems with it, each with its place.

    nodes       text                    -> nodes with places; no anchors, tags or duplicate keys
    shapes      nodes                   -> fields and words, strictly
    vocabulary  nodes                   -> facts, findings, advice, decisions, sources
    conditions  nodes, vocabulary       -> conditions
    rules       nodes, vocabulary       -> rules
    guarantees  nodes, vocabulary       -> guarantees
    impossible  nodes, vocabulary       -> combinations of answers that cannot be
    answers     nodes or words, facts   -> the answers of a person
    cases       documents, RuleBase     -> cases
    documents   folders                 -> documents
    archives    wheels and zip files    -> documents
    versions    a name                  -> the RuleBase of a folder, a wheel or a git revision
    proposed    files                   -> documents with them and without
    base        documents               -> RuleBase

Problems are collected while placeholders stand in for what could not be read; `base`, `cases` and
`answers` raise AdvisorError with all of them before anybody sees a placeholder.
"""
