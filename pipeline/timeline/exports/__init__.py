"""The timeline to look at and to work with: a page, a workbook, CSV and JSON."""
