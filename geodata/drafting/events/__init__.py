"""Events: clauses that have an action and a date or a place. The door is `finding.find_events`."""
