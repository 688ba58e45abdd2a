"""What only the PIP asks: its fields composed into a plan, activities, agreements, PIP-team, signature."""
