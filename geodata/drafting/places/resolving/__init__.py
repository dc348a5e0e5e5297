"""How a toponym comes to its place: names to look up, options in gazetteers, and what speaks for each beside the others."""
