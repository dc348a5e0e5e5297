"""Sentences of English prose cut into clauses, each with its verb. The door is `cutting.clauses_of`."""
