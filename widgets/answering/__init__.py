"""One questionnaire on the screen: fields, autosave, history, second language, tables, recheck."""
