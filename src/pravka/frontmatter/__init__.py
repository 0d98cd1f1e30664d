"""The metadata block of a post: delimiters, formats, the place of every key and value; no rules, no generators.

The only package that knows PyYAML and tomllib. `parse` never raises: broken syntax becomes flaws with their places.
"""

from pravka.frontmatter.blocks import parse
from pravka.frontmatter.compare import same_but
from pravka.frontmatter.prose import prose_values

__all__ = ["parse", "prose_values", "same_but"]
