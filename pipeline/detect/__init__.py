"""Find everything in a case that may identify somebody.

In: documents as read, the confidential register, facts of the case, rules. Out: one list of findings that never overlap, each
with its reason, linked to people, places and organisations; what stays readable and why; combinations that still single
somebody out. Refused: a bad rule, a named model that is missing, a pattern that does not end. Nothing is written, except
hashes and offsets into an optional cache.
"""

from pipeline.starting import loading_for_good

with loading_for_good():
    from pipeline.detect.run import DetectSettings, death_of, detect, register_only

__all__ = ["DetectSettings", "death_of", "detect", "register_only"]
