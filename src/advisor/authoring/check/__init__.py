"""Everything that can be said of a rule base that can be read: what proof and a second look bring up.

catalogue     what is checked: id, severity, title, and a page of help
notice        what a check says of a subject, with a witness or a conflict where there is one
written       rules under the names by which experts know them
examined      a rule base with what simulation and proof say of its rules, within a time budget
examples      whether rules do what their examples say
fates         rules that never or always fire
conflicts     why a condition is never true
redundancy    rules that are the same as others, or add nothing to them
findings      findings that are never true, always true, or never read, and values that they never have
rows          rows of tables that apply at once, are missing, or come too late
values        findings that can have two values at once
overlapping   what can be true at once, pair by pair
numbers       conditions on numbers that tell nothing apart, and answers that fall between two of them
applying      questions that nobody is ever asked, and what is said of questions where nobody is asked them
questions     questions that nothing depends on
decisions     who can win, who is always ruled out, where nobody is left
moot          points that can change nothing
closeness     candidates that win, but only ever by one rule
ties          candidates that nothing tells apart, or that can share the first place
guarantees    whether what is promised of every interview holds
violations    in what way answers break a guarantee
style         sources, factors, titles, examples
outside       what a rule base cannot know: the date, and other files
consequences  one mistake, one notice: what follows plainly from something else that is said
accepted      what experts know of and accept, with their reason
check         all of these, in order
"""
