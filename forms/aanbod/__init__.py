"""The fields of the catalogue: aanbieder and aanbod."""
