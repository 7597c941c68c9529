"""Errors of a call, typed by whose fault each is. What is wrong with a declaration is a finding instead."""

from pgdecl.i18n.catalogue import reason


class CannotRunError(Exception):
    """A call that cannot be carried out: exit code 2. `name` and `values` word it in the catalogue."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


class CallError(CannotRunError):
    """The caller asks for what there is not, or for two things that do not go together."""


class ConfigurationError(CannotRunError):
    """A configuration file has a fault; the message names its line."""


class AccessError(CannotRunError):
    """The system refuses to read or to write."""

    @classmethod
    def of(cls, error: OSError) -> "AccessError":
        """Whatever the system refused."""
        if isinstance(error.filename, str) and error.filename:
            return cls("refused", path=error.filename, reason=reason(error))
        return cls("refused-without-path", reason=reason(error))

    @classmethod
    def reading(cls, path: str, error: OSError) -> "AccessError":
        """A file or folder that cannot be read."""
        return cls("cannot-read", path=path, reason=reason(error))

    @classmethod
    def writing(cls, path: str, error: OSError) -> "AccessError":
        """A file that cannot be written."""
        return cls("cannot-write", path=path, reason=reason(error))


class NotRegularFileError(OSError):
    """A named pipe, a socket or a device where a file is expected: reading it could wait for ever."""

    def __init__(self) -> None:
        # The system has no number for it; the text is its name in the catalogue.
        super().__init__(0, "special")

    def __str__(self) -> str:
        """For users of the library."""
        return "not a regular file"
