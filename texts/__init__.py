"""How it is said: Dutch sentences used in more than one place, as total mappings over enums and codes.

In: words of `rules`, `forms`, `events`, `refusals`. Never: Streamlit, a table, a look-up by a string key path.
"""
