"""What is true of every profile, proved with clingo: possible winners, relevant questions, claims, changes.

possible   who can win, and what is settled
relevance  which questions can still change a winner, or the advice
resolving  the fewest open facts with whose answers nothing else matters
changes    the smallest change of answers that makes a candidate win
claims     claims about every interview, proved or refuted
subsets    the most of many assumptions that hold together, the fewest that do not
covering   profiles that show as much as possible of what is wanted
sorting    which of many conditions can be true
turning    whether a rule can be missed at the end of any interview
versions   whether two rule bases can ever differ; merge puts them into one network
encode     a rule base as facts for the interpreter; ground grounds them

Every question is asked of all complete profiles that agree with the known answers and break no
declared impossibility. An answer is proved, or is the honest value `Unproven`. The meaning of rule
bases is written once, in `interpreter.lp`; `program` is the only file that imports clingo.
"""
