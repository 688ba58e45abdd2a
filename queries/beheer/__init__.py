"""People, languages and rights of a gemeente."""
