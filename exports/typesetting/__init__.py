"""How a page is set: fonts, text styles, blocks, grids, letterhead, provenance."""
