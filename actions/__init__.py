"""What we do: one function is one deed, one transaction, one audit event.

In: a session, the user who does it (`by`), the moment (`at`, aware UTC). Refuses with `refusals`, never with False.
Never: Streamlit, a query of the reading side, a widget.
"""
