"""Actors with their names, offices and the chain of whom they speak for."""

from collections.abc import Iterator
from datetime import date

from dashboard.models.actor import Post
from dashboard.models.dates import EdtfDate
from dashboard.models.dossier import Dossier
from dashboard.store import tables
from dashboard.store.rows.row import TableRow


def rows(dossier: Dossier) -> Iterator[TableRow]:
    """actor, post, voice and alias."""
    for actor in dossier.actors.values():
        yield tables.actor, {
            "id": actor.id, "kind": actor.kind, "name": actor.name, "note": actor.note, "capital": actor.capital,
            "delegation": dossier.delegation_of(actor.id),
        }  # fmt: skip
        for rank, post in enumerate(actor.posts):
            yield tables.post, {
                "actor": actor.id, "rank": rank, "title": post.title,
                "begun": str(post.from_) if post.from_ else None, "ended": str(post.to) if post.to else None,
                "since": (post.from_.earliest or post.from_.latest) if post.from_ else None,
                "until": post.to.latest if post.to else None,
            }  # fmt: skip
        for rank, speaks_for in enumerate(dossier.chain(actor.id)):
            yield tables.voice, {"actor": actor.id, "speaks_for": speaks_for, "rank": rank}
        for alias in actor.aliases:
            yield tables.alias, {"actor": actor.id, "text": alias.text, "weak": alias.weak}


def office_on(dossier: Dossier, actor: str | None, when: EdtfDate | None) -> str | None:
    """The office that an actor held at a time: the latest post that had begun and had not ended.

    Where no time is given, the latest that has not ended; where the posts say no more, the first in the list.
    """
    record = dossier.actors.get(actor or "")
    if record is None or not record.posts:
        return None
    day = (when.earliest or when.latest) if when else None
    return next((post.title for post in record.posts if _held(post, day)), None)


def _held(post: Post, day: date | None) -> bool:
    if day is None:
        return post.to is None
    begun = post.from_ is None or (post.from_.earliest or post.from_.latest or day) <= day
    return begun and (post.to is None or (post.to.latest or day) >= day)
