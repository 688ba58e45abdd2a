"""The entry points: the frame of every screen, login ticket and logout, health, security headers.

`frame.py` is the script that every rerun runs; the others speak HTTP and never import Streamlit, pages or widgets.
"""
