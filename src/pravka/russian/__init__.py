"""Russian: words, forms, sentences and clauses. The only package that knows the dictionary's format."""
