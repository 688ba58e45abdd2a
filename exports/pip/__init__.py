"""The papers of the PIP: beschikking, ontwikkelplan, signing sheet, summaries, and the zip of them."""
