"""Workbooks (.xlsx, .xlsm and their templates) at the level of their XML: read, edit, scrub, search.

A library's save loses charts and pictures; here only the parts an edit touches are written anew. Refused: .xlsb (binary), and
anything the guard refuses. Not read, but named: macros, embedded files, what pictures show.
"""

from pipeline.documents.sheets.checking import integrity
from pipeline.documents.sheets.editor import apply_edits
from pipeline.documents.sheets.reader import read, read_batches
from pipeline.documents.sheets.scrub import scrub
from pipeline.documents.zip_streams import zip_streams as streams

__all__ = ["apply_edits", "integrity", "read", "read_batches", "scrub", "streams"]
