"""What keeps an installation safe: folders that are closed to others, and signs that something was tampered with."""
