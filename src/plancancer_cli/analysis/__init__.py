"""Conclusions drawn from a plan and a date: pure functions, values in, values out."""
