"""The check for DUO and the messages in both directions."""
