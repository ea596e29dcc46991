"""Runs what the pages tell a reader to type, and holds it against what they say is shown."""
