"""The rule language as one table: what may be written where, and what it says.

    shapes      the nouns: fields, and what may stand under them
    conditions  kinds of facts, what a condition on one may be, and how conditions are joined
    answers     what may stand under a fact that is answered
    rules       rules with their effects and examples, guarantees with their claims
    tables      decision tables: headings, hit policies, what a cell says
    sections    knowledge files, with the vocabulary that rules are written in
    cases       case files, and how decisions may end in them

The reader takes from here which fields there are, `fmt` their order, the schemas for editors what they say,
and `advisor new` the blanks. What a field means stands where it is read.
"""
