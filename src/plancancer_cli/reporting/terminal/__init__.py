"""Views for the terminal: lines of styled spans, painted with colours or written plainly."""
