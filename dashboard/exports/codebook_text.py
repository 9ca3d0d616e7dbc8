"""The prose of the codebook that no model can tell."""

INTRODUCTION = """\
# The codebook

Everything that Démarche shows is a record in this folder: plain YAML in UTF-8, read by people, kept in git.
This page is made from the models (`python -m dashboard codebook`); a test fails where the two differ.

`python -m dashboard check` loads everything and reports every problem with file, line, column and a remedy.

Six rules come before all others.

1. A quotation is verbatim in the kept text of its source, character for character. A quotation that no longer
   matches is a problem to mend, and is not shown until it is.
2. Unknown is not neutral. Absence is absent: no empty values, no zero for “don't know”.
3. Nothing is filled in from memory. “Not stated” is an answer, and names the sources that were searched.
4. A date is as fine as its source and no finer.
5. A meeting has taken place when a source says so, not when its date has passed.
6. What a source calls false is recorded as a claim that the source disputes, never as a fact.
"""

FILES = """\
## Where a record stands

| file | holds |
| --- | --- |
| `<dossier>/dossier.yaml` | the dossier's title page |
| `<dossier>/issues.yaml`, `places.yaml` | lists |
| `<dossier>/actors/<actor>.yaml` | one actor |
| `<dossier>/sources/<source>/source.yaml` | one source |
| `<dossier>/sources/<source>/text.txt` | its text, byte for byte, where it is kept |
| `<dossier>/sources/<source>/quotes.yaml` | what was said in it; `source` is the folder's name |
| `<dossier>/positions/<actor>.yaml` | the positions of one actor |
| `<dossier>/meetings/<meeting>.yaml` | one meeting with its history |
| `<dossier>/bulk/<any name>.parquet`, `.jsonl` | machine-collected quotes, one a row or a line |

Ids are readable slugs, and a file is called after the id in it. Every value is read as the text that stands there:
`NO` is Norway, not false. Anchors and aliases (`&`, `*`) are not read.

A **date** is a subset of EDTF level 1: `2025-02-18`, `2025-02`, `2025`, each with `~` for about or `?` for
uncertain, and stretches such as `2025-02-18/2025-02-20`, `../2025-02-18` (by then) and `2025-02-18/..` (after).

Fields in bold are required.
"""

BULK = """\
## Machine-collected quotes

Quotes by the thousand or the million come as Parquet or JSON Lines (UTF-8, one JSON record a line) in a dossier's
`bulk/` folder. They stand beside the curated ones, are found and counted with them, and are marked as collected by
machine. The same promise holds for them: `exact` stands in `passage`, character for character, exactly once, or the row
is not taken. In Parquet, days may be of type date; all else is text, and `issues` a list of texts.

Every row is one of four: **taken**; **rejected**, and named with its file, its line (of JSON Lines) or row (of Parquet)
and a remedy; **repeated**, where a row before it says the same of the same `url`; or **curated already**, where a
curated quote of the same speaker has the same words: it wins. `python -m dashboard check` and `build` print all four
numbers, and the page Data shows them.

Of a bulk source only the given paragraphs are kept; `[…]` stands between two of them.

"""

SCALE = """\
## The stance scale, and its borders

A stance is measured against the issue's **statement**, not against the issue's name.

* `supports` or `supports_conditionally`? If the passage names anything that must happen first, it is conditional,
  and `condition` says what. A reason is not a condition.
* `ambiguous` or `not_stated`? `ambiguous` needs words on the issue that leave both readings open. A passage that
  only mentions the actor near the issue is `not_stated`.
* `not_stated` or `declined`? `declined` needs a question, and a refusal to answer it.
* No record at all is *uncoded*: nobody has looked. It is not the same as silence.
* An alliance's stance is not its leading member's, and a spokesman's adjective is not his president's.
* What the narrator says of an actor's mood or of the course of the war is no position.
* A label thrown at an opponent is a stance on the opponent's legitimacy, not on elections.
"""

SPLIT = """\
## Split voices

A delegation is a state or body with all who speak for it. Its cell shows the latest stance that any of them stated.
Where two of them differ, the later does not silently replace the earlier:

* Each voice counts with its own latest word. Who has changed his mind differs from nobody but himself.
* The newest of these words is the stance of the cell. Of words of one day, the one that stands later in the files.
* Where another voice's latest word is a different stance, and is not older than the dossier's `window_days` before
  the newest, the cell is split: it shows both, and says whose word is whose. Of several such voices the newest speaks.
* Days are compared by the last day that a date can be.
* `declined` and `not_stated` split nothing. Silence that was found in a source never stands before a stance.
* Outside the window the cell is whole, and the earlier stance is shown as the *former* one: the last that was
  another. In a split cell the former stance is one that the cell's own voice held before.
* Where each person has a column of his own, nothing is split.
"""

ORIGINS = """\
## Independent sources

The sources of a cell are those of every word that states its stance. Sources of one publisher count once: two
articles of one house are one source. A source whose publisher is not named counts as one of its own. So the publisher
is always written in the same way.

The grade of a cell is *pinned* where the text of one of these sources is kept and the words are checked against it,
and *cited* where only addresses and titles are kept.
"""

KNOWN = """\
## As known on

“As known on” a day shows the dossier as a reader of the sources could have known it on that day. What came later is in
no list, no count and no search. It asks when a thing was written; the other dates ask when it happened.

* A source is known from the day on which it was `published`; from the last day that this can be, where it is a month
  or a stretch.
* A quotation is known with its source, a position with the first of its sources.
* A word on a meeting is known when it was `reported` and one of its sources was known, and never before the words that
  stand above it. The meeting is shown as its last known word has it: with the title, the place, the day and the people
  of that word. Its `note` is shown with its last word only.
* A passage is known with the record that rests on it and with its source; a dispute with the source that disputes.
* A source without a day of publication is known from the day that the record which rests on it tells of: the day of
  the position, the day on which the words were said, the day on which the word on the meeting was reported.
* What says no day at all is not shown as known on any day.
"""
