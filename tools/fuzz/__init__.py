"""Coverage-guided fuzzing of what reads the files of strangers. Needs the extra `fuzz`."""
