"""What a PIP must hold and may change: checks, hours, week, documents, bekendmaking, bezwaar, ontzorgen."""
