"""Which data key the database was written with: a proof that the key in the settings is the right one."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class DataKey(SQLModel, table=True):
    """One data key by its id, and a known text encrypted with it. The key itself is never in the database."""

    __tablename__ = "data_key"

    id: str = Field(max_length=24, primary_key=True)
    proof: str = Field(max_length=200)
    first_used_at: datetime
