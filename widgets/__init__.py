"""How it is drawn: Streamlit pieces. In: dataclasses and callbacks. Never: the database, a query, a deed."""
