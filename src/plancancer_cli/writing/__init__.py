"""Commands that write: what may be added, judged by the same rules as the files, then added."""
