"""Whether a rule base does what experts expect of it, and whether their expectations cover it.

verdicts   RuleBase, cases            -> what each case and each example says of the base
goals      RuleBase                   -> what cases and examples can cover: rules and parts of conditions
removals   RuleBase, cases            -> who notices that a rule is gone, and whether it matters
coverage   all of these               -> what is covered, what is not, and what nothing can cover
closing    RuleBase, gaps             -> which profiles would close which
suggest    RuleBase, coverage         -> the fewest profiles that would cover the rest
"""
