"""Merging by meaning: what two branches wrote in one file, key by key and line by line."""
