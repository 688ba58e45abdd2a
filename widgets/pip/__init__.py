"""The PIP: doelen, activities, week, agreements, check, documents, change, bezwaar, signing, PIP-team."""
