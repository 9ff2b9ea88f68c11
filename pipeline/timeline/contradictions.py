from __future__ import annotations
def find_contradictions(sources, entries, names):
    return ()
