"""Who speaks, meets and stands somewhere."""

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.record import Country, Language, Record, Slug, Text
from dashboard.models.vocabulary import ActorKind


class Alias(Record):
    """Another way in which sources write an actor's name."""

    text: Text = Field(description="The other name, as it is written.")
    lang: Language | None = Field(None, description="Language of this form, where it matters.")
    weak: bool = Field(False, description="Points to this actor only in context (“Moscow”, “the president”).")


class Post(Record):
    """An office that a person held."""

    title: Text = Field(description="The office, as a newspaper writes it.")
    from_: When | None = Field(None, alias="from", description="First day, where known.")
    to: When | None = Field(None, description="Last day, where known.")


class Actor(Record):
    """A person, state, organisation, group or medium that takes part in the negotiation."""

    id: Slug = Field(description="The same as the file name.")
    kind: ActorKind = Field(description="What the actor is.")
    name: Text = Field(description="Full name in the dossier's language.")
    aliases: tuple[Alias, ...] = Field((), description="Other ways in which sources write the name.")
    country: Country | None = Field(None, description="ISO 3166-1 alpha-2 code of the country.")
    group: Text | None = Field(None, description="A neutral grouping for lists.")
    represents: Slug | None = Field(None, description="The state or body that a person or office speaks for.")
    posts: tuple[Post, ...] = Field((), description="Offices held, the latest first.")
    wikidata: Text | None = Field(None, description="Wikidata id, only where checked.", pattern=r"^Q[1-9]\d*$")
    capital: Slug | None = Field(None, description="Place where a state's calls are drawn.")
    note: Text | None = Field(None, description="What a reader of the record should know.")
