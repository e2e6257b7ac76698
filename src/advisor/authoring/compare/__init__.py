"""Two versions of a rule base: does any interview end differently, how many do, and which edits are to blame.

common    the interviews that both understand, as bases of no rules
scope     what only one version has, and which interviews each can hold
editable  what can be edited besides rules: what each kind of things means, and what it only says
edits     what was edited, by what it means: rules, facts, guarantees, texts
endings   how an interview ends
witness   the shortest interview that ends differently, or the proof that there is none
share     how many interviews end differently, from a sample
undo      the newer version with some of its edits taken back
blame     the edits that a difference goes back to
difference  all of these
written   edits gathered by the rule or candidate that experts wrote
past      past records in two versions
impact    what new and changed files would bring about
"""
