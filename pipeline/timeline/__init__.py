"""Merge the chronologies of all agencies into one timeline.

In: sources as `ingest` understood them, the register, the facts of the case, and what people joined, split or resolved.
Out: a `Timeline` in which every row stands in exactly one event or among the undated, with the points on which accounts
differ, gaps without contact, and what a person should look at. It refuses nothing: what cannot be dated is undated, with a
reason; what may be one happening but is not certain is proposed, never joined.
"""

from pipeline.timeline.merge import merge
from pipeline.timeline.store import from_json, to_json

__all__ = ["from_json", "merge", "to_json"]
