"""Workbooks (.xlsx, .xlsm and their templates) at the level of their XML: read, edit, scrub, search.

A library's save loses charts and pictures; here only the parts an edit touches are written anew. Refused: .xlsb (binary), and
anything the guard refuses. Not read, but named: macros, embedded files, what pictures show.
"""

from pipeline.documents.sheets.reader import read

__all__ = ["read"]
