"""The error tree. Each error says what happened, to which thing, and what to do next.

    BriefgenError            1   a bug of ours, where no class below fits
    ├── UsageError           2   the command or a call was put together wrongly; also an unknown format
    ├── ConfigError          3   settings that cannot be used
    ├── SourceError         10   an article, or a file to check, that cannot be read
    ├── AnalysisError       20   articles that hold nothing to analyze
    ├── BriefError          30   a brief that breaks its invariant, or cannot be read back; also a failed check
    ├── TemplateError       40   a template that is unknown or cannot be used
    ├── DocumentError       50   text that does not form a document
    ├── WriterError         60   a document that cannot be written; also a file that exists
    ├── ArchiveError        70   an archive that cannot be opened, read or written
    ├── ScheduleError       80   a schedule that the host's scheduler cannot take
    └── DeliveryError       90   a summary that could not be put into a folder, or sent

The figures are the exit codes of the command, one a stage.
"""

from typing import ClassVar


class BriefgenError(Exception):
    """Base of every error that briefgen raises on purpose; raised itself only for a bug of ours."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        """What happened, to which thing; one line, no closing stop."""
        self.hint = hint
        """The next step for the person who reads it; one line, no closing stop."""

    def __reduce__(self) -> tuple[object, ...]:
        """How to make it anew in another process."""
        return _remake, (type(self), self.message, self.hint)


def _remake(kind: type["BriefgenError"], message: str, hint: str) -> "BriefgenError":
    return kind(message, hint=hint)


class UsageError(BriefgenError):
    """The command or a call was put together wrongly."""

    exit_code = 2


class ConfigError(BriefgenError):
    """A setting is unknown, of the wrong type, or stands in a file that cannot be read."""

    exit_code = 3


class SourceError(BriefgenError):
    """An article, or a file to check, is missing, empty, broken, too large or of another kind."""

    exit_code = 10


class AnalysisError(BriefgenError):
    """The articles were read, but hold no statement to work with."""

    exit_code = 20


class BriefError(BriefgenError):
    """A brief breaks its invariant, or its JSON cannot be read back."""

    exit_code = 30


class TemplateError(BriefgenError):
    """A template is unknown, or one of its files cannot be used."""

    exit_code = 40


class DocumentError(BriefgenError):
    """The text that a template wrote does not form a document."""

    exit_code = 50


class WriterError(BriefgenError):
    """A document cannot be written, or would overwrite a file that exists."""

    exit_code = 60


class ArchiveError(BriefgenError):
    """The archive cannot be opened, read or written."""

    exit_code = 70


class ScheduleError(BriefgenError):
    """An entry that the host's scheduler cannot carry, or refuses, or a scheduler that is not there."""

    exit_code = 80


class DeliveryError(BriefgenError):
    """A folder that cannot be written, or a mail that the server did not take."""

    exit_code = 90
