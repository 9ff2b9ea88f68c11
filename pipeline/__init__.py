"""Turn what agencies send to a Domestic Homicide Review into reports that can be published."""
