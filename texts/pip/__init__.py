"""The words of the PIP: plan, week, documents, after the decision, differences, support, PIP-team."""
