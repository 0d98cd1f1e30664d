"""Errors of the tool itself: each says where, what was expected, what was got and what to do."""


class PravkaError(Exception):
    """Anything that keeps pravka from doing its work; ends in exit code 2."""


class ConfigError(PravkaError):
    """The configuration, or an argument, is not usable."""


class RuleError(PravkaError):
    """A rule file is not usable."""


class ToolError(PravkaError):
    """A file, a library or a server let us down."""
