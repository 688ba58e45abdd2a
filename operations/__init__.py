"""How Koers is run: the `koers` command. Demo data are made by calling actions, as a caseworker would.

May import everything but pages, widgets and doors. Never Streamlit: it is started as a process of its own.
"""
