"""What every deed does: authorise, lock, check its form, insert once, keep status and counts, record the event."""
