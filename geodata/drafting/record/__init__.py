"""What the head and the foot of a document say of it. The door is `finding.find_record`."""
