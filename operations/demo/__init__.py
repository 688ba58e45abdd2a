"""The demo: invented people, made by calling the deeds as a caseworker would."""
