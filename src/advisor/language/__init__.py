"""The language that rules are written in: read, laid out, and described to editors.

grammar   every section, field, operator and effect, once: the other three go by it
reading   YAML to a RuleBase, or to all the problems with it, each with its place
fmt       a knowledge file to the same file in its one layout
schemas   a RuleBase to JSON Schemas
"""
