"""Documents in, sources out: what each file is, its sections, its chronology rows, its recommendations and people.

`understanding.understand` takes a `Document` as read by `pipeline.documents` and returns a `Source`. It opens no file, reads no
date beyond what a spreadsheet holds (that is the timeline's work), drafts nothing and decides nothing; what it could not place
is a `Problem` with its place. Every row of a chronology that holds anything ends as a heading, an entry, part of the entry
above it, or a problem; every other paragraph stands in a section, or is told by an entry.
"""
