"""What is true of every profile, proved with clingo: possible winners, relevant questions, claims, changes.

Every question is asked of all complete profiles that agree with the known answers and break no
declared impossibility. An answer is proved, or is the honest value `Unproven`. The meaning of rule
bases is written once, in `interpreter.lp`; `program` is the only file that imports clingo.
"""
