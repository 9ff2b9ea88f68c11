"""Findings and decisions → edits; and the proof that nothing is left.

In: what detection found, a policy, the register, the ledger of what was issued. Out: proposals (every finding with id, action
and replacement), edits with their grammar, hits of verification, the confidential key and the public legend. Refused: two
people under one pseudonym, two edits that meet, a policy that lets something fall through.
"""

from pipeline.redact.decision import Decision
from pipeline.redact.key import Collision, KeyRow, LegendRow, collisions, key_rows, legend
from pipeline.redact.ledger import Ledger, MemoryLedger
from pipeline.redact.markings import marking_edits
from pipeline.redact.planning import plan
from pipeline.redact.policy import Policy, load_policy
from pipeline.redact.proposing import propose
from pipeline.redact.verification import verify

__all__ = [
    "Collision",
    "Decision",
    "KeyRow",
    "Ledger",
    "LegendRow",
    "MemoryLedger",
    "Policy",
    "collisions",
    "key_rows",
    "legend",
    "load_policy",
    "marking_edits",
    "plan",
    "propose",
    "verify",
]
