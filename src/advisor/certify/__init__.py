"""Certificates that a decision is settled, and the small checker that anybody can follow.

    cases     what a certificate is: a claim, and a tree of cases
    kernel    rule base, profile, certificate -> whether it holds; plain Python, shares no code with any evaluator
    search    rule base, profile, winners     -> a certificate that the kernel accepts

A certificate is a tree of cases. Each split asks whether the answer to a fact is, or contains, a
value; at each leaf the bounds on points alone show that the winners cannot change. To trust a
certificate one need only trust the kernel.
"""
