"""What the queries should answer, in plain Python over the records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from dashboard.filters import Filters
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.models.meeting import Meeting, StatusEntry
from dashboard.models.position import Position
from dashboard.models.quote import Quote
from dashboard.store.queries.stances import Voices

Cell = dict[str, Any]
APART = ("statement", "press_conference", "vote")
"""Kinds of meeting that bring nobody to a table."""


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


# When one could know


def last_day(when: EdtfDate | None) -> date | None:
    return (when.latest or when.earliest) if when else None


def first_read(dossier: Dossier, sources: Iterable[str], told: EdtfDate | None) -> date:
    """The day on which the first of the sources could be read; a source without a day when what it tells had come."""
    days = [last_day(dossier.sources[source].published) or last_day(told) or date.max for source in sources]
    return min(days, default=date.max)


def is_known(day: date, filters: Filters) -> bool:
    return filters.known is None or day <= filters.known


def sources_of(dossier: Dossier, position: Position) -> list[str]:
    said = [dossier.quotes[quote].source for quote in position.quotes]
    return [*said, *(passage.source for passage in position.evidence), *position.searched]


# Records


def positions(dossier: Dossier, filters: Filters) -> list[Position]:
    return [
        one
        for one in dossier.positions.values()
        if (one.actor in filters.actors or among(dossier, one.on_behalf_of or one.actor, filters))
        and on((one.issue,), filters)
        and may_have_been(one.date, filters)
        and is_known(first_read(dossier, sources_of(dossier, one), one.date), filters)
    ]


def quotes(dossier: Dossier, filters: Filters) -> list[Quote]:
    return [
        one
        for one in dossier.quotes.values()
        if among(dossier, one.speaker, filters)
        and on(one.issues, filters)
        and may_have_been(one.said_on, filters)
        and is_known(first_read(dossier, [one.source], one.said_on), filters)
    ]


@dataclass
class Standing:
    """A meeting as it stood."""

    words: list[StatusEntry]
    title: str
    actors: list[str]
    unnamed: list[str]
    when: EdtfDate | None
    place: str | None


def standing(dossier: Dossier, meeting: Meeting, filters: Filters) -> Standing | None:
    """With the words that could be known. None is known before the words that stand above it."""
    words = []
    for entry in meeting.history:
        read = first_read(dossier, [passage.source for passage in entry.evidence], entry.reported)
        if not is_known(max(read, last_day(entry.reported) or date.min), filters):
            break
        words.append(entry)
    if not words:
        return None
    named: Any = next((word for word in reversed(words) if word.participants or word.unnamed), meeting)
    return Standing(
        words=words,
        title=next((word.title for word in reversed(words) if word.title), meeting.title),
        actors=[someone.actor for someone in named.participants],
        unnamed=list(named.unnamed),
        when=next((word.date for word in reversed(words) if word.date), None),
        place=next((word.place for word in reversed(words) if word.place), None),
    )


def meetings(dossier: Dossier, filters: Filters) -> dict[str, Standing]:
    """The chosen ones by id, each as it stood."""
    found = {}
    for one in dossier.meetings.values():
        stands = standing(dossier, one, filters)
        if (
            stands
            and (not filters.actors or any(among(dossier, actor, filters) for actor in stands.actors))
            and on(one.issues, filters)
            and may_have_been(stands.when or stands.words[-1].reported, filters)
        ):
            found[one.id] = stands
    return found


def attendance(dossier: Dossier, filters: Filters, voices: Voices) -> list[tuple[str, str]]:
    """Meeting and who was there: the person, or the delegation with a column; of meetings that stand as held."""
    listed = {member.actor for group in dossier.settings.delegations for member in group.members}
    told = positions(dossier, Filters(known=filters.known))
    listed |= {holder(dossier, one, "delegations") for one in told}
    found = []
    for id_, stands in meetings(dossier, filters).items():
        if stands.words[-1].status != "held" or dossier.meetings[id_].kind in APART:
            continue
        if voices == "persons":
            found += [(id_, actor) for actor in stands.actors if dossier.actors[actor].kind == "person"]
        else:
            found += [(id_, root) for actor in stands.actors if (root := chain(dossier, actor)[-1]) in listed]
    return found


def legs(dossier: Dossier, filters: Filters) -> list[tuple[str, float | None, float | None]]:
    """Calls between capitals: meeting, latitude of one end, latitude of the other."""
    found = []
    for id_, stands in meetings(dossier, filters).items():
        if dossier.meetings[id_].kind == "call":
            roots = {chain(dossier, actor)[-1] for actor in stands.actors}
            capitals = sorted({dossier.actors[root].capital or "" for root in roots} - {""})
            for one, other in combinations(capitals, 2):
                found.append((id_, dossier.places[one].lat, dossier.places[other].lat))
    return found


def sources(dossier: Dossier, filters: Filters) -> dict[str, int]:
    """The sources that could be known, with the number of chosen records that rest on each."""
    told: dict[str, list[date]] = {id_: [] for id_ in dossier.sources}
    rest: dict[str, set[tuple[str, str]]] = {id_: set() for id_ in dossier.sources}
    chosen = {
        *(("quote", one.id) for one in quotes(dossier, filters)),
        *(("position", one.id) for one in positions(dossier, filters)),
        *(("meeting", id_) for id_ in meetings(dossier, filters)),
    }
    for sort, id_, source, told_of, known_after in resting(dossier):
        if day := last_day(told_of):
            told[source].append(day)
        read = max(first_read(dossier, [source], told_of), known_after)
        if (sort, id_) in chosen and is_known(read, filters):
            rest[source].add((sort, id_))
    return {
        id_: len(rest[id_])
        for id_, source in dossier.sources.items()
        if is_known(last_day(source.published) or min(told[id_], default=date.max), filters)
        and (rest[id_] or not filters.narrow)
    }


def resting(dossier: Dossier) -> Iterator[tuple[str, str, str, EdtfDate | None, date]]:
    """Every record with every source that it rests on, what that tells of, and the day before which it is not known."""
    for quote in dossier.quotes.values():
        yield "quote", quote.id, quote.source, quote.said_on, date.min
    for position in dossier.positions.values():
        for source in sources_of(dossier, position):
            yield "position", position.id, source, position.date, date.min
    for meeting in dossier.meetings.values():
        after = date.min
        for entry in meeting.history:
            read = first_read(dossier, [passage.source for passage in entry.evidence], entry.reported)
            after = max(after, read, last_day(entry.reported) or date.min)
            for passage in entry.evidence:
                yield "meeting", meeting.id, passage.source, entry.reported, after


# The matrix


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


def issues(dossier: Dossier) -> list[str]:
    """Group by group, the groups in the order in which they first appear."""
    groups = list(dict.fromkeys(issue.group for issue in dossier.issues.values()))
    return [issue.id for group in groups for issue in dossier.issues.values() if issue.group == group]


def columns(dossier: Dossier, filters: Filters, voices: Voices) -> list[str]:
    """In display order."""
    listed = [member.actor for group in dossier.settings.delegations for member in group.members]
    held = [holder(dossier, one, "delegations") for one in positions(dossier, Filters(known=filters.known))]
    listed += [actor for actor in dossier.actors if actor not in listed and actor in held]
    if voices == "persons":
        roots = {one.actor: chain(dossier, one.actor)[-1] for one in positions(dossier, filters)}
        place = {actor: listed.index(root) if root in listed else 999 for actor, root in roots.items()}
        return sorted(roots, key=lambda actor: (place[actor], dossier.actors[actor].name))
    taken = positions(dossier, Filters(actors=filters.actors, known=filters.known))
    roots = {chain(dossier, actor)[-1]: "" for actor in dossier.actors if among(dossier, actor, filters)}
    shown = {*roots, *(holder(dossier, one, "delegations") for one in taken)}
    return [actor for actor in listed if actor in shown]


def last_word(dossier: Dossier) -> date | None:
    """The last day on which anything became known or was said."""
    days = [last_day(source.published) for source in dossier.sources.values()]
    days += [last_day(position.date) for position in dossier.positions.values()]
    days += [last_day(entry.reported) for meeting in dossier.meetings.values() for entry in meeting.history]
    return max((day for day in days if day), default=None)


SAYS_NOTHING = ("declined", "not_stated")


def split(dossier: Dossier, here: list[Position]) -> tuple[str | None, str | None, str | None]:
    """Of one cell, newest word first: the rival's stance and name, and the former stance."""
    if not here or here[0].stance in SAYS_NOTHING:
        return None, None, None
    newest = here[0]
    latest_of_each = {one.actor: one for one in reversed(here)}
    ends = {one.id: last_day(one.date) or date.min for one in here}
    window = timedelta(dossier.settings.window_days)
    rivals = [
        one
        for one in here
        if latest_of_each[one.actor] is one
        and one.stance not in (*SAYS_NOTHING, newest.stance)
        and ends[one.id] >= ends[newest.id] - window
    ]
    before = [
        one.stance
        for one in here
        if one.stance not in (*SAYS_NOTHING, newest.stance) and (not rivals or one.actor == newest.actor)
    ]
    former = before[0] if before else None
    return (rivals[0].stance, dossier.actors[rivals[0].actor].name, former) if rivals else (None, None, former)


def origins(dossier: Dossier, here: list[Position], filters: Filters) -> tuple[int, str | None]:
    """How many publishers state the newest stance of a cell, and the best grade of their texts."""
    found = {
        source
        for one in here
        if one.stance == here[0].stance
        for source in sources_of(dossier, one)
        if is_known(first_read(dossier, [source], one.date), filters)
    }
    houses = {dossier.sources[source].publisher or source for source in found}
    return len(houses), ("pinned" if found & set(dossier.texts) else "cited") if found else None


def cells(dossier: Dossier, filters: Filters, voices: Voices) -> list[Cell]:
    """Issue by issue, columns in display order."""
    found = newest_first(dossier, positions(dossier, filters))
    today = min((day for day in (filters.until, filters.known) if day), default=last_word(dossier))
    grid = []
    for issue in issues(dossier):
        for column in columns(dossier, filters, voices) if on((issue,), filters) else ():
            here = [one for one in found if one.issue == issue and holder(dossier, one, voices) == column]
            latest = here[0].date.latest if here else None
            age = max((today - latest).days, 0) if today and latest else None
            rival, rival_voice, former = split(dossier, here)
            number, grade = origins(dossier, here, filters)
            grid.append(
                {
                    "column": column,
                    "issue": issue,
                    "stance": here[0].stance if here else "uncoded",
                    "voice": dossier.actors[here[0].actor].name if here else None,
                    "date": str(here[0].date) if here else None,
                    "records": len(here),
                    "age_days": age,
                    "stale": age is not None and age > dossier.settings.stale_after_days,
                    "rival": rival,
                    "rival_voice": rival_voice,
                    "former": former,
                    "origins": number,
                    "grade": grade,
                }
            )
    return grid
