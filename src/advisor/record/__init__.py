"""What is kept and exchanged: recommendations as JSON, answers as YAML."""

RECOMMENDATION = "advisor.recommendation/1"
"""The format of recommendations; recommendation.schema.json beside this file is its schema."""
