"""What became of past records, in words, as JSON values, and as one page."""
