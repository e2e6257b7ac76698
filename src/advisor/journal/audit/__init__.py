"""Past consultations under today's rules: the same, at another level, thinner, changed and by which edits, or not to be judged.

verdicts  what may become of a record
quick     how many profiles end under one rule base, without firing each
past      records in two versions of the knowledge that they were made with
choices   what people decided, and whether the rules recommend it
document  the same as JSON
audit     all records, one knowledge base after the other
"""
