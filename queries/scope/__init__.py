"""Who is looking and how far they see; every other query begins here."""
