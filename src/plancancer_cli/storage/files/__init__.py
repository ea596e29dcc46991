"""Folders, bytes, locks and atomic replacement."""
