"""From layers to one list of findings: what is laid over what, what stays, who is meant, what still singles somebody out."""
