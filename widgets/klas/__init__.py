"""The startklas: classes and the weekly form of a docent."""
