"""Adds items to lists of a file by splicing its text, and proves that nothing else changed."""
