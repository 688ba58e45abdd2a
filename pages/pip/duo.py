"""DUO-controle: would DUO accept this plan, and what is there to tell DUO about this dossier?"""

import json

import streamlit as st

from access import Permission
from actions.duo.copy_sheet import note_sheet
from pages.pip import duo_outbox
from queries.duo.check import DuoView, bsn_for_duo, duo_view
from queries.duo.outbox import Outbox, outbox
from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.refusal import DuoRefusal
from rules.duo.verdict import BerichtStatus
from rules.duo.weighed import WeighedMessage
from texts.wording.formats import long_date
from widgets.duo import check
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw what DUO would say of the draft and of the version in force, each message with its sheet, and the outbox."""
    visit = context.visit
    st.header("DUO-controle", anchor=False)
    blame_keys = {kind: _key(context, "verwijtbaar", kind) for kind in (BerichtKind.MAP, BerichtKind.PVT)}
    with visit.open_session() as session:
        duo_check = duo_view(session, context.view, seen_by=visit.user, on=visit.today, blame=check.blamed(blame_keys))
        ready, stuck = [each.ready for each in duo_check.ready], [each.ready for each in duo_check.stuck]
        dossier_outbox = outbox(session, context.view.head.id, ready=ready, stuck=stuck, seen_by=visit.user)
    _plans(context, duo_check, dossier_outbox)
    st.subheader("Wat u aan DUO kunt doorgeven", anchor=False)
    st.caption(
        "Neem de velden over in het Portaal Inburgering. De volgorde en de woorden zijn die van DUO. "
        "Een datum of uur verandert u niet hier maar in het dossier, het plan of de voortgang."
    )
    messages = [each for each in (duo_check.in_force, *duo_check.others) if each is not None]
    if duo_check.in_force is None:
        st.info("Het PIP kunt u doorgeven als het is vastgesteld.", icon=":material/info:")
    for each in messages:
        if each.tells or each.blocking or each.kind in duo_check.soon:
            _message(context, duo_check, each, blame_keys.get(each.kind, ""), dossier_outbox.statuses.get(each.intent))
    check.not_yet([each for each in messages if not (each.tells or each.blocking or each.kind in duo_check.soon)])
    duo_outbox.render(context, dossier_outbox)


def _plans(context: PlanContext, duo_check: DuoView, dossier_outbox: Outbox) -> None:
    """What DUO would say of the draft, and of the version that holds."""
    view = context.view
    if duo_check.draft is not None:
        if duo_check.in_force is not None:
            st.markdown("**Het plan dat u nu wijzigt**")
        st.caption(f"Gerekend met dagtekening {long_date(context.visit.today)}: vandaag.")
        accepted, refused = "DUO zou dit plan aannemen.", "DUO zou dit plan weigeren"
        check.verdict(duo_check.draft, accepted, refused, _key(context, "concept"), lambda *at: _way(context, *at))
    if duo_check.in_force is not None:
        plan_name = f"versie {view.last_version}" if duo_check.draft else "dit plan"
        refused = f"DUO zou versie {view.last_version} weigeren"
        if duo_check.draft is not None:
            st.markdown(f"**Versie {view.last_version}, die nu geldt**")
        if dossier_outbox.statuses.get(duo_check.in_force.intent) is BerichtStatus.AANGENOMEN:
            st.success(f"DUO heeft {plan_name} aangenomen.", icon=":material/task_alt:")
        else:
            accepted = f"DUO zou {plan_name} aannemen."
            check.verdict(duo_check.in_force, accepted, refused, _key(context, "geldt"), lambda *at: _way(context, *at))


def _message(
    context: PlanContext, duo_check: DuoView, each: WeighedMessage, blame_key: str, answered: BerichtStatus | None
) -> None:
    key = _key(context, each.intent)
    with st.container(border=True, key=state.key(key, "bericht")):
        check.heading(each, answered)
        if each.kind in duo_check.late | duo_check.soon:
            check.blame(each.kind, blame_key, stored=duo_check.blame.get(each.kind), soon=each.kind in duo_check.soon)
        # of the PIP it stands above already, and what DUO accepted needs no change
        if each.kind is not BerichtKind.PIP and answered is not BerichtStatus.AANGENOMEN:
            check.listed(each.refusals if each.tells else each.blocking, key, lambda *at: _way(context, *at))
        expander = check.copy_sheet(each, key)
        if expander is not None:
            with expander:
                _sheet(context, duo_check, each, key)


def _sheet(context: PlanContext, duo_check: DuoView, each: WeighedMessage, key: str) -> None:
    """The copy sheet; that it was shown is noted once, and the BSN is there only when somebody asks for it."""
    visit, dossier_id = context.visit, context.view.head.id
    if not visit.may(Permission.VIEW_PARTICULARS):
        st.caption("U kunt het invulblad niet zien: daarvoor moet u de persoonsgegevens mogen zien.")
        return
    shown_key = state.key(key, "getoond")
    if state.is_new(shown_key, each.intent):
        with Deed() as deed, visit.open_session() as session:
            note_sheet(session, dossier_id=dossier_id, kind=each.kind, downloaded=False, by=visit.user, at=visit.now())
        if not deed.done:
            state.session_forget(shown_key)  # what could not be noted is not shown, and is noted at the next try
            return
    if duo_check.has_bsn and each.kind is not BerichtKind.CONTACT:
        _bsn(context, key)
    check.fields(each)
    if visit.may(Permission.EXPORT) and duo_check.has_bsn:
        _download(context, duo_check, each, key)


def _bsn(context: PlanContext, key: str) -> None:
    shown_key = state.key("duo-bsn", context.view.head.id)
    bsn = ""
    if state.session_get(shown_key) is True:
        with context.visit.open_session() as session:
            bsn = bsn_for_duo(session, context.view.head.id, seen_by=context.visit.user)
    if check.bsn_line(bsn, key):
        state.session_set(shown_key, True)
        st.rerun()


def _download(context: PlanContext, duo_check: DuoView, each: WeighedMessage, key: str) -> None:
    visit, dossier_id = context.visit, context.view.head.id

    def make() -> bytes:
        with visit.open_session() as session:
            bsn = bsn_for_duo(session, dossier_id, seen_by=visit.user)
            note_sheet(session, dossier_id=dossier_id, kind=each.kind, downloaded=True, by=visit.user, at=visit.now())
        return _json(each, bsn)

    st.download_button(
        "Download als JSON",
        make,
        file_name=f"duo-{each.kind.value}-{duo_check.dossier_number}.json",
        mime="application/json",
        icon=":material/download:",
        key=state.key(key, "json"),
        on_click="ignore",
        help="Het bericht zoals DUO het leest, met het hele BSN. Bewaar dit bestand veilig.",
    )


def _json(each: WeighedMessage, bsn: str) -> bytes:
    """The message with where it goes; the BSN stands in the path and nowhere in the message."""
    endpoint = ENDPOINTS[each.kind]
    request = {
        "api": f"{endpoint.api} v{endpoint.major}",
        "methode": endpoint.method,
        "pad": endpoint.path.format(bsn=bsn, **each.places),
        "bericht": each.ready.body,
    }
    return json.dumps(request, ensure_ascii=False, indent=2).encode()


def _way(context: PlanContext, refusal: DuoRefusal, key: str) -> None:
    """Where a refusal can be put right."""
    part, screen = check.PARTS.get(refusal.field), check.SCREENS.get(refusal.field)
    if part:
        label = "Aanpassen" if context.visit.may(Permission.EDIT_PIP) else "Bekijken"
        st.button(label, key=key, type="tertiary", on_click=state.set_address, kwargs={"deel": part, "doel": ""})
    elif refusal.field in check.OF_REGIEVOERDER:
        _profile(context)
    elif screen and screen[1] in ("dossier", "voortgang"):
        context.visit.link(screen[0], screen[1], dossier=str(context.view.head.id))
    elif screen:
        context.visit.link(*screen)


def _profile(context: PlanContext) -> None:
    """Draw the link to the profile, where each user changes the own telephone number and e-mail address."""
    if context.view.head.regievoerder == context.visit.user.name:
        context.visit.link("Mijn profiel", "profiel")
    else:
        st.caption(f"{plain(context.view.head.regievoerder)} vult dit in bij Mijn profiel.")


def _key(context: PlanContext, *parts: object) -> str:
    return state.key("pip", context.pip_id, "duo", *parts)
