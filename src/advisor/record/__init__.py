"""What is kept and exchanged: recommendations as JSON, answers as YAML."""
