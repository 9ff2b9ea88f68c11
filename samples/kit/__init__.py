"""Tools that build invented case files and write down, while building, what is true of them.

Comes in: texts with marks (`{victim:Abi}`, `{NHS@victim:999 ...}`) and a list of who is who. Goes out: Word, Excel, CSV
and PDF files without the marks, and the gold (who is named where, in which words). Nothing here imports the product.
"""
