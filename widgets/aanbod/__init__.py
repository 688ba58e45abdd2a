"""The catalogue: aanbieders, aanbod, and the choice of an offer."""
