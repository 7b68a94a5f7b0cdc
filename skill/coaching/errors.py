"""Errors of the pure core.

CoachingError
├── ContentError      the content files are wrong: file, key and rule
└── DoseError         repeats or a hold outside what may be asked for
"""


class CoachingError(ValueError):
    """The base of all errors of the pure core."""


class ContentError(CoachingError):
    """A content file breaks a rule."""

    def __init__(self, file: str, key: str, rule: str) -> None:
        """Name the file, the key in it and the rule it breaks."""
        super().__init__(f"{file}: {key}: {rule}")
        self.file, self.key, self.rule = file, key, rule


class DoseError(CoachingError):
    """Repeats outside 2 to 5, or a hold outside 5 to 30 seconds."""
