"""Candidates and ranking for misspelled words; which words the project knows."""
