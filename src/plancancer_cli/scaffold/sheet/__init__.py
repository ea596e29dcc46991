"""A spreadsheet with one row a fiche, taken over into files; what has no place is listed."""
