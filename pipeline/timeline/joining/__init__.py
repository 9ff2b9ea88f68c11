"""Which rows record one happening: the marks two rows share, weighed, and the pairs gathered into events."""
