"""Past consultations under today's rules: the same, thinner, changed and by which edits, or not to be judged.

verdicts  what may become of a record
quick     how many profiles end under one rule base, without firing each
audit     all records, one knowledge base after the other
"""
