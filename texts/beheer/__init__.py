"""The words of accounts, of the settings of a gemeente and of translations."""
