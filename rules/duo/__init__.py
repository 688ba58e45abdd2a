"""What DUO takes and tells: its messages field by field, where they go, and the rules by which DUO accepts them.

In: dates and plain facts of a dossier. Out: messages, their problems of form, and refusals with their reason in Dutch.
Never: a connection, a database, the clock. Sources: DUO's contracts and published conditions of June 2026.
"""

from rules.duo.kinds import ENDPOINTS, BerichtKind, Endpoint
from rules.duo.message import DuoMessage, MalformedMessage, MessageProblem

__all__ = ["ENDPOINTS", "BerichtKind", "DuoMessage", "Endpoint", "MalformedMessage", "MessageProblem"]
