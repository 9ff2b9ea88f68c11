"""Single files without a case: detect, anonymise, verify.

Files given together are one matter: what is found in one is found in all, and a person has one pseudonym in all of them.
Everything happens in memory; a file appears under its name only when it has been verified, whole.
"""

from pipeline.oneshot.anonymising import Anonymised, Left, anonymise
from pipeline.oneshot.finding import find
from pipeline.oneshot.reading import Refused, read_files, register_of
from pipeline.oneshot.verifying import UNREAD, verify_files
from pipeline.oneshot.writing import write_whole

__all__ = [
    "UNREAD",
    "Anonymised",
    "Left",
    "Refused",
    "anonymise",
    "find",
    "read_files",
    "register_of",
    "verify_files",
    "write_whole",
]
