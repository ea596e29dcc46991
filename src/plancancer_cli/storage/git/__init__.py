"""Reads what Git keeps; never writes to it."""
