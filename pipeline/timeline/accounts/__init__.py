"""Where accounts of one happening differ: what each row claims about a disputed point, and the points set side by side."""
