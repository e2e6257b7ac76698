"""The three writers of documents."""
