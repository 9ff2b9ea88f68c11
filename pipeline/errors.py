"""One tree of refusals; the exit code stands on the class.

    DhrError                       1  a bug, if raised bare
    ├── UsageError                 2  wrong use, missing path, empty folder
    ├── InputRefused               3  a file the program will not read
    │   ├── WrongType                 the extension claims another supported type
    │   ├── UnsupportedType           nothing here reads it
    │   ├── Encrypted                 a password is needed
    │   ├── Damaged                   cannot be read to its end
    │   ├── Dangerous                 made to hurt a reader (bomb, entities, entry names …)
    │   └── LimitExceeded             memory, time, size or depth
    ├── SettingInvalid             4  rule, template or setting invalid
    │   └── PartMissing               a part of the program is missing
    ├── CaseState                  5  wrong state
    │   └── CaseLocked                another run holds the case
    ├── EditUnsafe                 6  an edit could not be made safely
    ├── ReviewIncomplete           7  a condition of the gate is open
    ├── ReleaseBlocked             8  something identifying is left
    └── OutputFailed               9  output could not be written (also: open in Word)

A message says what happened, why, and what to do now, in one or two lines. It never holds case text.
"""

from __future__ import annotations


class DhrError(Exception):
    """Refuse to go on, in words a report writer can act on."""

    exit_code = 1

    def __init__(self, what: str, *, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}" if self.remedy else self.what


class UsageError(DhrError):
    """Wrong use of a command, a missing path, an empty folder."""

    exit_code = 2


class InputRefused(DhrError):
    """A file that will not be read."""

    exit_code = 3


class WrongType(InputRefused):
    """The extension claims one supported type, the content is another."""


class UnsupportedType(InputRefused):
    """No reader here understands this type."""


class Encrypted(InputRefused):
    """The file is protected by a password."""


class Damaged(InputRefused):
    """The file cannot be read to its end."""


class Dangerous(InputRefused):
    """The file is made in a way that hurts a reader."""


class LimitExceeded(InputRefused):
    """Reading the file would take more memory, time, size or depth than the settings allow."""


class SettingInvalid(DhrError):
    """A rule, template or setting is invalid; the message names the place."""

    exit_code = 4


class PartMissing(SettingInvalid):
    """A part of the program (model, rules, optional tool) is missing."""


class CaseState(DhrError):
    """The case is in the wrong state for this command."""

    exit_code = 5


class CaseLocked(CaseState):
    """Another run holds the case."""


class EditUnsafe(DhrError):
    """An edit could not be made safely; nothing was written."""

    exit_code = 6


class ReviewIncomplete(DhrError):
    """A condition of the gate is still open."""

    exit_code = 7


class ReleaseBlocked(DhrError):
    """Something identifying is left in a finished file."""

    exit_code = 8


class OutputFailed(DhrError):
    """An output could not be written, for instance because it is open in Word."""

    exit_code = 9
