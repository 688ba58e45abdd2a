"""What is shown: one module a screen, `render(visit)`: read, show, hand over.

In: a `Visit`. Never: a table, the engine, another page; nothing happens when a module is imported.
"""
