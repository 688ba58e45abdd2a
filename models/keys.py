"""Which data keys the database was written with: a proof that those in the settings are the right ones."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class DataKey(SQLModel, table=True):
    """One data key by its id. The proof is what a BSN is found by (`secrecy.fingerprint`), sealed with that key.

    The key itself is never in the database.
    """

    __tablename__ = "data_key"

    id: str = Field(max_length=24, primary_key=True)
    proof: str = Field(max_length=200)
    first_used_at: datetime
