"""Why what is asked when nobody else is there may stand in one document."""

from enum import StrEnum


class PrivateReason(StrEnum):
    """The reason that somebody chose for one document; it is logged with the download."""

    OWN_COPY = "eigen_exemplaar"
    SAFE_HOME = "veilig_thuis"
    HANDOVER = "overdracht"
    PRIVATE_TALK = "apart_gesprek"
    LEGAL = "bezwaar_of_rechter"
