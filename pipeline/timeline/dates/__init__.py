"""Read dates as people write them.

In: the text of a date cell (`read_date`), of a time cell (`read_time`), or prose (`find_dates`). Out: EDTF with the first
and last day it covers, the time if one stands there, and what was written. UK order, day first, always. Nothing is
guessed: what is impossible, ambiguous or unknown stays undated, with a problem that says why; what is inferred is flagged.
"""

from pipeline.timeline.dates.cell import read_date
from pipeline.timeline.dates.edtf import edtf_bounds
from pipeline.timeline.dates.prose import find_dates
from pipeline.timeline.dates.reading import DateContext, DateReading
from pipeline.timeline.dates.times import read_time

__all__ = ["DateContext", "DateReading", "edtf_bounds", "find_dates", "read_date", "read_time"]
