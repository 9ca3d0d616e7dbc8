"""One suggestion as a form: accept it, correct it, reject it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from dashboard.models.dossier import Dossier
from dashboard.models.vocabulary import Basis, Confidence, MeetingKind, MeetingStatus, QuoteKind, Stance
from dashboard.review.card import Decision, MeetingCard, QuoteCard, StanceTaken
from dashboard.review.desk import Desk
from dashboard.review.draft import AnyCard, Draft
from dashboard.ui import html
from dashboard.ui.view import View
from dashboard.wording.phrases import capitalised, spoken

T = TypeVar("T", bound=StrEnum)


def edit(view: View, desk: Desk, name: str, draft: Draft, number: int) -> Draft:
    """The form of a card; the draft with what the curator made of it in this run. A decision goes on to the next."""
    card = draft.cards[number]
    html.show("review_card.html", view, card=card, words=draft.words(card), number=number, draft=draft, name=name)
    key = f"{name}-{card.start}-{card.end}-{card.rule}"
    edited: AnyCard = _quote(view, key, card) if isinstance(card, QuoteCard) else _meeting(view, key, card)
    if edited.needs:
        html.show("review_needs.html", view, needs=edited.needs)
    decision = _decide(key, edited)
    draft = draft.with_card(number, edited.decided(decision))
    if decision is not card.decision:
        desk.keep(name, draft)
        following = draft.next_open(number)
        if following is not None and decision is not Decision.OPEN:
            st.query_params["card"] = str(following)
        st.rerun()
    return draft


def _decide(key: str, card: AnyCard) -> Decision:
    with st.container(horizontal=True, key="decide"):
        accepted = st.button("Accept", key=f"{key}-accept", type="primary", shortcut="Alt+A", disabled=bool(card.needs))
        rejected = st.button("Reject", key=f"{key}-reject", shortcut="Alt+X")
        reopened = card.decision is not Decision.OPEN and st.button("Decide later", key=f"{key}-open")
    if card.needs and card.decision is Decision.ACCEPTED:
        return Decision.OPEN
    if accepted or rejected or reopened:
        return Decision.ACCEPTED if accepted else Decision.REJECTED if rejected else Decision.OPEN
    return card.decision


def _quote(view: View, key: str, card: QuoteCard) -> QuoteCard:
    dossier = view.store.loading.dossier
    actors = {id_: actor.name for id_, actor in dossier.actors.items()}
    speaker = _one_of("Speaker", actors, card.speaker, f"{key}-speaker", "Nobody of the dossier")
    attribution = st.text_input("Who said it, in the article’s words", card.attribution, key=f"{key}-attribution")
    kind = _word("Kind", list(QuoteKind), card.kind, f"{key}-kind")
    said_on = st.text_input("Said on", card.said_on, key=f"{key}-said", placeholder="2025-02-23")
    meetings = {id_: meeting.title for id_, meeting in dossier.meetings.items()}
    meeting = _one_of("Said at", meetings, card.meeting, f"{key}-meeting", "No meeting")
    about = _several(
        "Issues", {id_: issue.short for id_, issue in dossier.issues.items()}, card.issues, f"{key}-issues"
    )
    card = card.model_copy(update={
        "speaker": speaker, "attribution": attribution, "kind": kind, "said_on": said_on, "meeting": meeting,
    }).about(about)  # fmt: skip
    return card.model_copy(update={"stances": tuple(_stance(view, key, taken) for taken in card.stances)})


def _stance(view: View, key: str, taken: StanceTaken) -> StanceTaken:
    """The curator picks a stance; nothing is guessed."""
    issue = view.store.loading.dossier.issues[taken.issue]
    html.show("review_issue.html", view, issue=issue)
    key = f"{key}-{taken.issue}"
    stances = {stance.value: capitalised(spoken(stance)) for stance in Stance if stance is not Stance.NOT_STATED}
    picked = _one_of("Stance", stances, taken.stance, f"{key}-stance", "No position in these words")
    if picked is None:
        return taken.model_copy(update={"stance": None})
    stance = next(stance for stance in Stance if stance.value == picked)
    condition = taken.condition
    if stance.conditional:
        condition = st.text_input("If", taken.condition, key=f"{key}-condition")
    summary = st.text_input("In your own words", taken.summary, key=f"{key}-summary")
    basis = _word("It rests on", list(Basis), taken.basis, f"{key}-basis")
    confidence = _word("How sure", list(Confidence), taken.confidence, f"{key}-confidence")
    return StanceTaken(issue=taken.issue, stance=stance, condition=condition, summary=summary, basis=basis,
                       confidence=confidence)  # fmt: skip


def _meeting(view: View, key: str, card: MeetingCard) -> MeetingCard:
    dossier = view.store.loading.dossier
    alike = {meeting: dossier.meetings[meeting].title for meeting in card.like(dossier)}
    existing = _one_of("Is it on record?", alike, card.existing, f"{key}-existing", "No, it is a new one")
    status = _word("What is said of it", list(MeetingStatus), card.status, f"{key}-status")
    when = st.text_input("Date", card.date, key=f"{key}-date", placeholder="2025-02-23, 2025-02, 2025-02-18/2025-02-20")
    places = {id_: place.name for id_, place in dossier.places.items()}
    place = _one_of("Place", places, card.place, f"{key}-place", "Not stated")
    outcome = st.text_input("What came of it, in your own words", card.outcome, key=f"{key}-outcome")
    card = card.model_copy(update={
        "existing": existing, "status": status, "date": when, "place": place, "outcome": outcome,
    })  # fmt: skip
    if existing:
        return card
    title = st.text_input("Title", card.title, key=f"{key}-title", placeholder="Talks of A and B in C")
    kind = _word("Kind", list(MeetingKind), card.kind, f"{key}-kind")
    actors = {id_: actor.name for id_, actor in dossier.actors.items()}
    who = _several("Who takes part", actors, card.participants, f"{key}-who")
    unnamed = st.text_input("Others, as the article puts it", "; ".join(card.unnamed), key=f"{key}-unnamed")
    others = tuple(one.strip() for one in unnamed.split(";") if one.strip())
    about = _several(
        "Issues", {id_: issue.short for id_, issue in dossier.issues.items()}, card.issues, f"{key}-issues"
    )
    return card.model_copy(update={
        "title": title, "kind": kind, "participants": who, "unnamed": others, "issues": about,
    })  # fmt: skip


def _one_of(label: str, names: Mapping[str, str], chosen: str | None, key: str, none: str) -> str | None:
    """A choice of one by its name, or none of them."""
    ids: list[str | None] = [None, *names]
    at = ids.index(chosen) if chosen in ids else 0
    return st.selectbox(label, ids, at, format_func=lambda id_: none if id_ is None else names[id_], key=key)


def _about(dossier: Dossier, card: AnyCard, key: str) -> tuple[str, ...]:
    names = {id_: issue.short for id_, issue in dossier.issues.items()}
    return _several("Issues", names, card.issues, f"{key}-issues")


def _several(label: str, names: Mapping[str, str], chosen: Sequence[str], key: str) -> tuple[str, ...]:
    """A choice of any by their names."""
    there = [one for one in chosen if one in names]
    return tuple(st.multiselect(label, list(names), there, format_func=names.__getitem__, key=key))


def _word(label: str, words: Sequence[T], chosen: T, key: str) -> T:
    """A choice of one word of a vocabulary."""
    return st.selectbox(label, words, words.index(chosen), format_func=lambda word: capitalised(spoken(word)), key=key)
