"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Memory in bytes and time in seconds for one file; a long honest file gets time for each page."""

    memory: int = 1024 * MIB
    seconds: float = 60
    seconds_per_page: float = 0.5
    max_seconds: float = 900

    def time_for(self, pages: int) -> float:
        """Return how many seconds a file of so many pages may take."""
        return min(self.max_seconds, self.seconds + self.seconds_per_page * max(0, pages))

    @property
    def file_size(self) -> int:
        """Return the size in bytes from which a file is not even opened: it must fit in memory with room to parse it."""
        return self.memory // 4


# --- what a package (a zip of parts) may hold; checked against its headers and again while inflating -------------------

MAX_ENTRIES = 10_000
MAX_XML_PART = 192 * MIB
MAX_BINARY_PART = 384 * MIB
MAX_PACKAGE = 768 * MIB
MAX_RATIO = 250  # of one part; an honest judgment expands 100 times, so small parts are never judged by it
RATIO_FROM = 48 * MIB  # parts below this size may expand as they like
