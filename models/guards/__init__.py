"""What stands between a row and whoever reads it: scope, encryption, openings of restricted sections."""
