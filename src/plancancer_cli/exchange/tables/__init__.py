"""The tidy tables of an export: one description, from which every format derives."""
