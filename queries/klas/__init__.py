"""The startklassen of a docent or coördinator."""
