"""What the law says: pure, dated functions over plain facts.

In: dates and facts (`rules.law.facts`, `rules.pip.document`). Out: results with their reason and article of law.
Never: a database, a screen, the clock, or any other package of Koers.
"""
