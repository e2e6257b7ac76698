"""What is kept and exchanged: recommendations as JSON, answers as YAML."""

RECOMMENDATION = "advisor.recommendation/1"
"""The format of recommendations; recommendation.schema.json beside this file is its schema."""

TEST = "advisor.test/1"
"""The format of what cases and examples say; test.schema.json is its schema."""

COVERAGE = "advisor.coverage/1"
"""The format of coverage; coverage.schema.json is its schema."""

DIFFERENCE = "advisor.difference/1"
"""The format of what tells two versions apart; difference.schema.json is its schema."""

CHECK = "advisor.check/1"
"""The format of what a check has to say; check.schema.json is its schema."""

IMPACT = "advisor.impact/1"
"""The format of what proposed files bring about; impact.schema.json is its schema."""

BATCH = "advisor.batch/1"
"""The format of what came of many profiles; batch.schema.json is its schema."""
