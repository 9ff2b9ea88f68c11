"""The rules as data: redaction_rules/ read, refused where they would harm a run, and their patterns tried beforehand."""
