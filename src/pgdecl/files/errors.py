"""Errors of a call, by their cause. Faults of a declaration are findings instead."""

from pgdecl.i18n.catalogue import reason


class CannotRunError(Exception):
    """A call cannot be carried out: exit code 2. `name` and `values` select and fill the message."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


class CallError(CannotRunError):
    """The arguments name something that does not exist, or contradict each other."""


class ConfigurationError(CannotRunError):
    """A configuration file has a fault; the message names its line."""


class AccessError(CannotRunError):
    """The system refuses to read or to write."""

    @classmethod
    def of(cls, error: OSError) -> "AccessError":
        """The error for any operation that the system refused."""
        if isinstance(error.filename, str) and error.filename:
            return cls("refused", path=error.filename, reason=reason(error))
        return cls("refused-without-path", reason=reason(error))

    @classmethod
    def reading(cls, path: str, error: OSError) -> "AccessError":
        """The error for a file or folder that cannot be read."""
        return cls("cannot-read", path=path, reason=reason(error))

    @classmethod
    def writing(cls, path: str, error: OSError) -> "AccessError":
        """The error for a file that cannot be written."""
        return cls("cannot-write", path=path, reason=reason(error))


class NotRegularFileError(OSError):
    """A named pipe, a socket or a device where a file is expected: reading it could block for ever."""

    def __init__(self) -> None:
        # The system has no error number for it; the text is the name of the reason in the tables.
        super().__init__(0, "special")

    def __str__(self) -> str:
        """The text for users of the library."""
        return "not a regular file"
