"""What we look up: select in, frozen dataclasses out. Scope is part of each query (`models.guards.scope`).

Never: a change, Streamlit, the clock.
"""
