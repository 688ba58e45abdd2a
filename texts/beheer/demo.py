"""The accounts of the demo, as its login page lists them. They exist only in a database made by `make demo`."""

from dataclasses import dataclass

from access import Role


@dataclass(frozen=True)
class DemoAccount:
    """An account that the login page of the demo shows."""

    username: str
    password: str
    name: str
    role: Role
    what: str


PASSWORD = "duinpan-helmgras-demo"  # noqa: S105  (public on purpose: the demo holds invented people only)

ACCOUNTS = (
    DemoAccount("sanne", PASSWORD, "Sanne de Boer", Role.REGIEVOERDER, "Regievoerder"),
    DemoAccount("karim", PASSWORD, "Karim Haddad", Role.REGIEVOERDER, "Regievoerder"),
    DemoAccount("yusra", PASSWORD, "Yusra Abdi", Role.ONDERSTEUNER, "Ondersteuner"),
    DemoAccount("tom", PASSWORD, "Tom Willems", Role.KANSVERKENNER, "Kansverkenner"),
    DemoAccount("marijke", PASSWORD, "Marijke van Dam", Role.COORDINATOR, "Coördinator"),
    DemoAccount("ineke", PASSWORD, "Ineke Vos", Role.DOCENT, "Docent van de startklas"),
    DemoAccount("piet", PASSWORD, "Piet Visser", Role.PARTNER, "Partner (Taalhuis): ziet wat met hem is gedeeld"),
    DemoAccount("bea", PASSWORD, "Bea Jansen", Role.BEHEERDER, "Beheerder"),
)
