"""The data keys with which this database was encrypted, each with a proof to check the keys in the settings."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class DataKey(SQLModel, table=True):
    """One data key by its id. The proof is the secret for `secrecy.fingerprint`, encrypted with that key.

    The key itself is never in the database.
    """

    __tablename__ = "data_key"

    id: str = Field(max_length=24, primary_key=True)
    proof: str = Field(max_length=200)
    first_used_at: datetime
