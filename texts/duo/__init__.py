"""The words for DUO: the check, what DUO told, what was sent."""
