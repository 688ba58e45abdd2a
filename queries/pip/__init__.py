"""One PIP: plan, versions, agreements, PIP-team, missing supply, ontzorgen, after the decision."""
