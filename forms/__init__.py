"""What we ask: questionnaires as versioned data, and pure functions over them and their answers.

In: definitions in YAML (a published one is never edited), answers as plain values, the day as `on`.
Out: which questions are visible, what is wrong or missing, facts and a plan for the rules.
Never: a screen, a database, the clock, or code inside a definition.

Each module has one subject: `library` (find a questionnaire), `flow` (what is asked, how far), `validation` (what is
wrong, what was typed), `facts` and `plan` (what the rules get), `names` (countries and languages), `answers`, `schema`.
"""
