"""Markdown to Document. The only package that knows pyromark.

parsing    the whole way of a text
masks      syntax foreign to Markdown, hidden before it is parsed
events     the parser's events turned into prose and blocks
draft      prose and blocks under construction
hypertext  HTML turned into prose
tags       what kinds of tags there are
addresses  bare addresses, reference definitions
mutes      suppressions
"""

from pravka.markdown.parsing import parse

__all__ = ["parse"]
