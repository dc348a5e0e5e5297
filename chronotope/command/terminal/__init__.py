"""What is read from a terminal and said on it: arguments, guesses at what was meant, reports."""
