"""The token-pattern language of declarative rules: compile, index, match."""
