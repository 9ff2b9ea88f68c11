"""Take out of a Word file what must not travel with a published report; each module takes out one kind of thing.

The order matters: revisions are accepted before hidden text and fields are looked at, parts are packed last. Text that was
edited stays; nothing is drawn again. What is taken out is named in the result.
"""

from __future__ import annotations

from pipeline.documents.word.scrub.whole import scrub

__all__ = ["scrub"]
