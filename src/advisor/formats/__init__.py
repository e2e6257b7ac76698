"""What is exchanged: JSON with its schemas, SARIF, JUnit, annotations, and answers and cases as YAML."""

RECOMMENDATION = "advisor.recommendation/2"
"""The format that recommendations are written in."""
FIRST_RECOMMENDATION = "advisor.recommendation/1"
"""The format before, in which every answer is whole; it is read for ever."""
