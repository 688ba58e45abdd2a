"""Access to rows: scope, open logins, opened restricted sections, and encryption."""
