"""The parts of the check of a PIP; `rules.pip.check` puts them together."""
