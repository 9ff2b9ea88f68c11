"""Stage 6: apply what was decided, scrub, re-open, verify, and only then release.

In: drafts, findings, decisions. Out: `published/` with the Overview Report, the Executive Summary, the Action Plan and a
manifest, and nothing else. Refuses (7) while a condition of the gate is open and (8) while anything identifying is left.
"""
