"""The words of the startklas."""
