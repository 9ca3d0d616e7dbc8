"""What the queries should answer, in plain Python over the records."""

from datetime import date
from typing import Any

from dashboard.filters import Filters
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.store.queries.stances import Voices


def chain(dossier: Dossier, actor: str | None) -> list[str]:
    """The actor and all whom it represents."""
    found: list[str] = []
    while actor and actor not in found:
        found.append(actor)
        actor = dossier.actors[actor].represents
    return found


def among(dossier: Dossier, actor: str | None, filters: Filters) -> bool:
    return not filters.actors or any(one in filters.actors for one in chain(dossier, actor))


def may_have_been(when: EdtfDate | None, filters: Filters) -> bool:
    """Whether any day that the date can be is a chosen one."""
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    return (filters.until is None or (earliest or date.min) <= filters.until) and (
        filters.since is None or (latest or date.max) >= filters.since
    )


def on(issues: tuple[str, ...], filters: Filters) -> bool:
    return not filters.issues or bool(set(issues) & set(filters.issues))


def positions(dossier: Dossier, filters: Filters) -> list[Position]:
    return [
        one
        for one in dossier.positions.values()
        if (one.actor in filters.actors or among(dossier, one.on_behalf_of or one.actor, filters))
        and on((one.issue,), filters)
        and may_have_been(one.date, filters)
    ]


def quotes(dossier: Dossier, filters: Filters) -> list[Quote]:
    return [
        one
        for one in dossier.quotes.values()
        if among(dossier, one.speaker, filters) and on(one.issues, filters) and may_have_been(one.said_on, filters)
    ]


def meetings(dossier: Dossier, filters: Filters) -> list[Meeting]:
    return [
        one
        for one in dossier.meetings.values()
        if (not filters.actors or any(among(dossier, who.actor, filters) for who in one.participants))
        and on(one.issues, filters)
        and may_have_been(day_of(one) or one.history[-1].reported, filters)
    ]


def day_of(meeting: Meeting) -> EdtfDate | None:
    return next((entry.date for entry in reversed(meeting.history) if entry.date), None)


def newest_first(dossier: Dossier, found: list[Position]) -> list[Position]:
    """Stances before silence, then the later day, then the later record."""
    ranks = {id_: rank for rank, id_ in enumerate(dossier.positions)}
    return sorted(
        found,
        key=lambda one: (one.stance != "not_stated", one.date.latest or one.date.earliest, ranks[one.id]),
        reverse=True,
    )


def holder(dossier: Dossier, position: Position, voices: Voices) -> str:
    return position.actor if voices == "persons" else chain(dossier, position.on_behalf_of or position.actor)[-1]


def columns(dossier: Dossier, filters: Filters, voices: Voices) -> list[str]:
    """In display order."""
    listed = [member.actor for group in dossier.settings.delegations for member in group.members]
    held = [holder(dossier, one, "delegations") for one in dossier.positions.values()]
    listed += [actor for actor in dossier.actors if actor not in listed and actor in held]
    taken = positions(dossier, Filters(actors=filters.actors))
    if voices == "persons":
        roots = {one.actor: chain(dossier, one.actor)[-1] for one in taken}
        place = {actor: listed.index(root) if root in listed else 999 for actor, root in roots.items()}
        return sorted(roots, key=lambda actor: (place[actor], dossier.actors[actor].name))
    roots = {chain(dossier, actor)[-1]: "" for actor in dossier.actors if among(dossier, actor, filters)}
    shown = {*roots, *(holder(dossier, one, "delegations") for one in taken)}
    return [actor for actor in listed if actor in shown]


def cells(dossier: Dossier, filters: Filters, voices: Voices) -> list[dict[str, Any]]:
    """Issue by issue, columns in display order: column, issue, stance, date, records, age_days."""
    found = newest_first(dossier, positions(dossier, filters))
    days = [source.published.latest for source in dossier.sources.values() if source.published]
    today = filters.until or max((day for day in days if day), default=None)
    grid = []
    for issue in dossier.issues:
        for column in columns(dossier, filters, voices) if on((issue,), filters) else ():
            here = [one for one in found if one.issue == issue and holder(dossier, one, voices) == column]
            latest = here[0].date.latest if here else None
            grid.append(
                {
                    "column": column,
                    "issue": issue,
                    "stance": here[0].stance if here else "uncoded",
                    "date": str(here[0].date) if here else None,
                    "records": len(here),
                    "age_days": max((today - latest).days, 0) if today and latest else None,
                }
            )
    return grid
