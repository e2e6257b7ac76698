"""What is exchanged: JSON with its schemas, SARIF, JUnit, annotations, and answers and cases as YAML."""

RECOMMENDATION = "advisor.recommendation/1"
