"""Who says what to whom, and how. The door is `finding.find_speech`."""
