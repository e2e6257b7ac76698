"""One rule base in several engines, all given the same work: a complete profile in, points and winners out.

plain       conditions            -> a plain two-valued form
in_*        RuleBase              -> files of one engine, and those files loaded: a module for each engine
outcome     points and vetoes     -> who wins
work        a size                -> a folder of files, profiles, and what must come out of them
child       an engine, a folder   -> whether it says the same, or what it costs; a process of its own
cells       all of it             -> compared first, then measured
page        figures               -> a table on the screen and a section of a page
machine     where it ran

An engine is a class, made of a folder and of the candidates of each decision. Called with the answers of one
profile it returns an `Outcome`. It may have `many` for many profiles in one call, `at_once` for how many those
are, `taken` for the form in which it takes them, `longer` for that form over and over, and `trace` for which rules
fired last.

`python benchmarks/compare.py` does all of it.
"""
