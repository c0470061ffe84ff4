"""Extraction: outline to candidates, one file for each kind of evidence."""
