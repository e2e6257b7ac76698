"""Readings of one rule base: `fire` (experta) gives the recommendation of record for one profile.

Every evaluator agrees with `advisor.conditions` on every profile; tests/test_agreement.py holds them to it.
"""
