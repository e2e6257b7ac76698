"""Everything that can be said of a rule base: mistakes, and what proof and a second look bring up.

catalogue  what is checked: id, severity, title
notice     what a check says of a subject, with a witness where there is one
examined   a rule base with what simulation and proof say of it, within a time budget
examples   whether rules do what their examples say
rules      rules that never or always fire, are implied, or the same
findings   findings that are never true, always true, or never read
questions  questions that nothing depends on
decisions  who can win, who is always ruled out, where nobody is left
guarantees whether what is promised of every interview holds
style      sources, titles, examples
accepted   what experts know of and accept, with their reason
whole      all of these, in order
"""
