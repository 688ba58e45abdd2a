"""The languages of the demo's team and its interpreters, and one referral that is being followed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.beheer.caseworkers import revise_own_contact
from actions.beheer.languages import TolkFacts, add_tolk, set_own_languages
from actions.intake.referrals import ReferralFacts, refer
from models.base import new_id
from rules.intake.referral import ReferredTo
from rules.law.dutch_time import day_of

SPEAKS = {"karim": ("ar", "fr"), "yusra": ("so", "ar", "en"), "sanne": ("en", "de"), "tom": ("en",)}
TOLKEN = (
    ("Tolkentelefoon Noord", ("ar", "fa", "ti", "uk", "so", "ps"), "0800 000 000", "Elke werkdag van 8 tot 18 uur."),
    ("Mehret Tekle", ("ti", "am"), "06 00 00 00 91", "Komt ook thuis. Bel een dag van tevoren."),
)


def languages_and_tolken(session: Session, *, team: Mapping[str, User], now: datetime) -> None:
    """Say who speaks what, and whom the team can call."""
    for username, languages in SPEAKS.items():
        set_own_languages(session, languages=languages, by=team[username], at=now)
    for name, languages, phone, note in TOLKEN:
        add_tolk(
            session,
            tolk_id=new_id(),
            facts=TolkFacts(name=name, languages=languages, phone=phone, note=note),
            by=team["sanne"],
            at=now,
        )


def reachable(session: Session, *, team: Mapping[str, User], now: datetime) -> None:
    """Say how those who make plans can be reached: it stands on their letters, and DUO asks for it."""
    for number, username in enumerate(("sanne", "karim", "marijke"), start=41):
        address = f"{username}@duinmeer.example"
        revise_own_contact(session, email=address, phone=f"06 00 00 00 {number}", by=team[username], at=now)


def a_referral(session: Session, *, dossier_id: UUID, by: User, now: datetime) -> None:
    """Refer somebody ten days ago; it is time to ask how it went."""
    at = now - timedelta(days=10)
    day = day_of(at)
    refer(
        session,
        referral_id=new_id(),
        dossier_id=dossier_id,
        facts=ReferralFacts(
            referred_to=ReferredTo.HUISARTS,
            reason="Slaapt weinig en kan daardoor in de les niet goed opletten.",
            follow_up_on=day_of(now),
        ),
        by=by,
        at=at,
        on=day,
    )
