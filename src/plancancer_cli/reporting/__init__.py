"""Views turned into text: terminal, machine formats, documents. Decides nothing."""
