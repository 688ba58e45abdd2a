"""The screens: one module or folder each, with `render(visit)`, which reads, shows and hands over to actions.

In: a `Visit`. Never: a table, the engine, another page; nothing happens when a module is imported.
"""
