"""The catalogue of aanbieders and aanbod."""
