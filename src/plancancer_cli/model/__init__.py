"""What the files of a plan say, as validated values: no file, no clock, no terminal."""
