"""Names of places in running text, and where they lie. The door is `finding.find_toponyms`."""
