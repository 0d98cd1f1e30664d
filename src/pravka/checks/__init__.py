"""Checks: one module per subject; a check is a function from a Document to Hits."""
