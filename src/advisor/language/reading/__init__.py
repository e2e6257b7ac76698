"""From YAML text to a RuleBase, or to all the problems with it, each with its place.

    nodes       text                    -> nodes with places; no anchors, tags or duplicate keys
    scan        text                    -> the same if libraries may read it, or the first slip in it
    enclosed    text                    -> where quotes, brackets and blocks end
    slips       a place in a text       -> the problem in plain words
    foreign     text, or words of it    -> what they are that are no YAML, or none of the rule language
    unreadable  a place in a text       -> the error that ends its reading
    json_text   JSON from outside       -> values, with places
    shapes      nodes                   -> fields, strictly
    words       nodes                   -> texts, words and names that must be known or free
    vocabulary  nodes                   -> topics, sources, passages, advice
    findings    nodes                   -> findings: yes or no, with values, or sums
    facts       nodes, vocabulary       -> what people are asked
    introduction  nodes, facts          -> what the base is called, and what is asked first
    synonyms    values                  -> other words that people answer with
    measures    the fields of a number  -> what an answer to it may be
    ranges      the names of numbers    -> the numbers that each stands for
    numbers     words                   -> numbers and dates
    bounds      what stands beside them -> the numbers that are left, and where they are told apart
    cutting     nodes, vocabulary       -> facts whose numbers are parted, and that apply only if
    circles     who needs whom          -> what leads back to itself
    decisions   nodes, vocabulary       -> decisions with their candidates
    terms       vocabulary              -> the names that a condition or an effect may use, and the candidate that is `it`
    conditions  nodes, terms            -> conditions
    comparisons  the same, a fact       -> the condition on one fact or finding
    sets        operators               -> which may be said of a set, and how many values are counted
    lowering    what is said of sets, findings, sums and other rules -> conditions that evaluators know
    each        nodes, vocabulary       -> the candidates that a rule is made for
    awards      nodes, vocabulary       -> what a firing does to candidates
    effects     nodes, vocabulary       -> what a firing does
    examples    nodes, vocabulary       -> the examples of a rule
    rules       nodes, vocabulary       -> rules
    tables      nodes or a CSV file     -> the nodes of a rule for each row
    decided     all rules               -> how each decision is taken
    guarantees  nodes, vocabulary       -> guarantees
    impossible  nodes, vocabulary       -> combinations of answers that cannot be
    statements  nodes or words, a fact  -> what is stated of its answer, whole or in part
    number_statements  the same         -> the same, of a number
    answering   nodes or words, a fact  -> the same, in the words of who answers or of who writes files
    answers     nodes or words, facts   -> the answers of a person
    replies     typed text, a fact      -> the answer, or what is wrong with it
    set_replies  the same               -> the same, of a set
    typed_lists  the same               -> the parts of a list
    options     the same                -> the option that is named
    no_option   what names none         -> what is said of it
    everyday    what people say where an option is wanted, and names none
    number_replies  typed text, a fact  -> the number, or what is wrong with it
    no_number   what says no number     -> what is said of it
    typed_numbers  digits or a date     -> all that they may mean
    plain       plain values            -> the statement that they are
    spellings   a word                  -> the one meaning it has in answers
    written     a statement             -> how it stands in a file or a word
    written_numbers  a number           -> the same
    cells       a cell of a table       -> the answer, or what is wrong with it
    cases       documents, RuleBase     -> cases
    documents   folders                 -> documents
    archives    wheels and zip files    -> documents
    versions    a name                  -> the RuleBase of a folder, a wheel or a git revision
    proposed    files                   -> documents with them and without
    files       documents               -> the sections of each, and one digest
    base        documents               -> RuleBase
    follow_on_errors  problems                -> the same without names that may stand in what was not read
    misshapen         a text or a list        -> what to write in its place
    echoes            problems                -> the same without those that a lost separator has made twice
    causes      problems                -> the same without those that come of others

Problems are collected while placeholders stand in for what could not be read; `base`, `cases` and
`answers` raise AdvisorError with all of them before anybody sees a placeholder.
"""
