"""The closed vocabularies. Each word carries its definition, so that the codebook is made from this file."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """One word of a vocabulary: its value is what stands in a file, `definition` what it means."""

    definition: str

    def __new__(cls, value: str, definition: str) -> Self:
        """Take the definition along with the value."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.definition = definition
        return word


class ActorKind(Word):
    """What an actor is."""

    PERSON = "person", "A human being."
    STATE = "state", "A state."
    ORGANISATION = "organisation", "A body that can speak: an alliance, an office, an agency of a state."
    GROUP = "group", "People named only together, such as “European leaders”."
    MEDIA = "media", "A news organisation that is an actor in the story, not only its publisher."


class Stance(Word):
    """Where an actor stands on the statement of an issue."""

    SUPPORTS = "supports", "Agrees with the statement, without a condition."
    SUPPORTS_CONDITIONALLY = "supports_conditionally", "Agrees if something else happens; the condition is named."
    AMBIGUOUS = "ambiguous", "Spoke to it, and left both readings open. An answer, not a gap."
    OPPOSES_CONDITIONALLY = "opposes_conditionally", "Disagrees unless something else happens; the condition is named."
    OPPOSES = "opposes", "Disagrees with the statement, without a condition."
    DECLINED = "declined", "Was asked and would not say. Carries no number."
    NOT_STATED = "not_stated", "The named sources were searched and say nothing. Carries no number."

    @property
    def conditional(self) -> bool:
        """Whether a record with this stance must name its condition."""
        return self in (Stance.SUPPORTS_CONDITIONALLY, Stance.OPPOSES_CONDITIONALLY)


class Basis(Word):
    """What a position rests on."""

    STATED = "stated", "The actor's own words are quoted."
    ACTED = "acted", "The actor did something that shows it."
    REPORTED = "reported", "The source says in its own words what the actor said or wants."
    INFERRED = "inferred", "The coder concludes it from the passage; the note says how."


class Confidence(Word):
    """How sure the coder is."""

    HIGH = "high", "Another coder would say the same."
    MEDIUM = "medium", "The passage allows another reading; the note names it."
    LOW = "low", "Worth keeping, not worth leaning on."


class QuoteKind(Word):
    """How much of what was said stands in the source."""

    DIRECT = "direct", "One or more whole sentences between quotation marks."
    FRAGMENT = "fragment", "A few words between quotation marks, in the narrator's sentence. Never shown without it."
    REPORTED = "reported", "No quotation marks: the narrator's words for what was said. Never shown as a quotation."


class Wording(Word):
    """Whether the words between the marks were compared with what the speaker said."""

    VERIFIED = "verified", "Compared with a recording or an official transcript."
    NOT_VERIFIED = "not_verified", "Verbatim in the source, not verified against the speaker."


class SourceKind(Word):
    """What sort of document a source is."""

    ARTICLE = "article", "A news article."
    STATEMENT = "statement", "A text that an actor published."
    TRANSCRIPT = "transcript", "Words taken down as they were spoken."
    POST = "post", "A post on a social network."
    REFERENCE = "reference", "An encyclopaedia, a register, a list."


class TitleBasis(Word):
    """Where a source's title comes from."""

    PAGE = "page", "It stands on the page."
    ADDRESS = "address", "It was read from the words of the address; the page may put it differently."
    DESCRIPTION = "description", "The title is not known; these are our own words for what the page is."


class PlaceKind(Word):
    """What a place is."""

    SITE = "site", "A building or a base."
    CITY = "city", "A city or a town."
    REGION = "region", "A part of a country; never a point on the map."
    COUNTRY = "country", "A country; never a point on the map."


class MeetingKind(Word):
    """What sort of meeting it is."""

    TALKS = "talks", "Negotiation between delegations."
    CALL = "call", "A conversation at a distance."
    VISIT = "visit", "A journey to another's capital or seat."
    SUMMIT = "summit", "Leaders in one room."
    MEETING = "meeting", "People of different sides in one room, of whatever rank."
    PRESS_CONFERENCE = "press_conference", "Words to the press."
    SIGNING = "signing", "A document is signed."
    CONFERENCE = "conference", "Many sides in one hall, with an agenda and a chair."
    VOTE = "vote", "A body votes."
    STATEMENT = "statement", "An actor makes a position public, with nobody across the table."


class Mode(Word):
    """How the participants were together."""

    IN_PERSON = "in_person", "In one place."
    PHONE = "phone", "By telephone."
    VIDEO = "video", "By video."


class MeetingStatus(Word):
    """What a source says of a meeting. The last entry of the history is the present status."""

    EXPECTED = "expected", "Spoken of as to come; nobody has asked for it in public or announced it."
    REQUESTED = "requested", "One side asked for it."
    PROPOSED = "proposed", "Somebody suggested it to both sides."
    ANNOUNCED = "announced", "A side, or the source in its own voice, says that it will take place."
    RESCHEDULED = "rescheduled", "A new date is given."
    POSTPONED = "postponed", "Put off, with no new date."
    CANCELLED = "cancelled", "Will not take place."
    HELD = "held", "Took place, in the words of a source. Never inferred from a date that has passed."
    DENIED = "denied", "A side says that it will not take or did not take place."
    REPORTED = "reported", "A source passes on another's word for it and does not confirm it."


class Role(Word):
    """What a participant does at a meeting."""

    HOST = "host", "Receives the others."
    PARTY = "party", "Sits at the table."
    MEDIATOR = "mediator", "Carries words between the parties."
    OBSERVER = "observer", "Is in the room and not at the table."
