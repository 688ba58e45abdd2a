"""The words that every subject uses: formats, labels, answers, problems, conditions, events."""
