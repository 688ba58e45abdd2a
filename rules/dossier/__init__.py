"""Who somebody is: when two sets of facts are of one person, and when that must be asked."""
