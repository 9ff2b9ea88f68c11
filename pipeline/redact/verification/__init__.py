"""Prove that nothing identifying is left in a finished file, without trusting the editor that made it.

In: the finished file read again, and every raw stream of it; who exists, what was found, what was decided, what was issued.
Out: hits. A hit under a keep rule or keep decision is listed; any other blocks. Fuzzy hits, and surfaces that are ordinary
words, numbers or under four characters, block only where the decided text would have had something else.
"""

from __future__ import annotations

from pipeline.redact.verification.verify import verify

__all__ = ["verify"]
