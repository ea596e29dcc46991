"""Geometry of the charts: where things stand, never how they look.

Horizontal places are percentages of the width and vertical ones pixels, so that one drawing fits a
phone and a page without its letters shrinking. Only what was measured or written is placed.
"""
