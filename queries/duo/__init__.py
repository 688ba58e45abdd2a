"""What DUO has of a dossier, what it takes, and the messages in both directions."""
