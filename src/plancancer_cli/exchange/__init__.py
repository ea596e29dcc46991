"""Sheets: what partners fill and analysts take away, in CSV, XLSX, JSON and Parquet."""
