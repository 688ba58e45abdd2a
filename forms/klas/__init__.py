"""What a docent reports of a startklas."""
