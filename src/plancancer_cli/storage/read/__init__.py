"""From the text of a file to values that know where they were written, and what is wrong with it."""
