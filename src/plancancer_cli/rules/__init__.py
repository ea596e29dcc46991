"""Findings: plain functions that word what the model and the analysis concluded."""
