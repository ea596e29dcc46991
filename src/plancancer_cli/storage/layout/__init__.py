"""The canonical layout of files."""
