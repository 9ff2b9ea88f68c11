"""Stage 5: what the panel reads and decides.

In: findings and entities of the drafts, unread items. Out: the review diff (HTML), the decisions sheet (CSV), and
decisions.sqlite. Refuses a sheet it does not understand, whole, naming the row.
"""
