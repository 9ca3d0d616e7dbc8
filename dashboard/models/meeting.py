"""Who met whom, or was to."""

from pydantic import Field

from dashboard.models.dates import When
from dashboard.models.evidence import Evidence
from dashboard.models.record import Record, Slug, Text
from dashboard.models.vocabulary import Confidence, MeetingKind, MeetingStatus, Mode, Role


class Participant(Record):
    """Somebody who takes part."""

    actor: Slug = Field(description="The actor.")
    role: Role = Field(Role.PARTY, description="What the actor does there.")
    remote: bool = Field(False, description="Takes part from elsewhere.")


class Account(Record):
    """What one side says happened. Rival accounts stand side by side."""

    by: Slug = Field(description="The actor or source whose account it is.")
    summary: Text = Field(description="The account in our own words.")
    evidence: tuple[Evidence, ...] = Field(description="Passages that show it.", min_length=1)


class StatusEntry(Record):
    """One word on the meeting, at one time. Entries are added, never changed."""

    status: MeetingStatus = Field(description="What is said of the meeting.")
    date: When | None = Field(None, description="When the meeting is to be or was, as this word has it.")
    place: Slug | None = Field(None, description="Where, as this word has it.")
    reported: When = Field(description="When this was said.")
    title: Text | None = Field(None, description="What the meeting is called from this word on, where it changes.")
    participants: tuple[Participant, ...] = Field((), description="Who takes part from this word on, where it changes.")
    unnamed: tuple[Text, ...] = Field((), description="The same for those without a name.")
    outcome: Text | None = Field(None, description="What came of it, in our own words.")
    evidence: tuple[Evidence, ...] = Field(description="Passages that show it.", min_length=1)
    note: Text | None = Field(None, description="What the source says and leaves open.")


class Meeting(Record):
    """Talks, a call, a visit, a summit, words to the press, a signing or a statement."""

    id: Slug = Field(description="The same as the file name.")
    title: Text = Field(description="What a newspaper would call it.")
    kind: MeetingKind = Field(description="What sort of meeting it is.")
    mode: Mode | None = Field(None, description="How they were together, where stated.")
    participants: tuple[Participant, ...] = Field((), description="Who takes part, by name.")
    unnamed: tuple[Text, ...] = Field((), description="Who takes part without a name, as the source puts it.")
    issues: tuple[Slug, ...] = Field((), description="What it is about.")
    accounts: tuple[Account, ...] = Field((), description="Rival accounts.")
    history: tuple[StatusEntry, ...] = Field(description="What was said of it, in order.", min_length=1)
    confidence: Confidence | None = Field(None, description="How sure the coder is.")
    note: Text | None = Field(None, description="What a reader of the meeting should know.")
