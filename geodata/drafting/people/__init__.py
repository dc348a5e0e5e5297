"""People and bodies in running text. The door is `finding.find_people`."""
