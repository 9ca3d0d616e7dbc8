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

Ids are readable slugs, and a file is called after the id in it. Every value is read as the text that stands there:
`NO` is Norway, not false. Anchors and aliases (`&`, `*`) are not read.

A **date** is a subset of EDTF level 1: `2025-02-18`, `2025-02`, `2025`, each with `~` for about or `?` for
uncertain, and stretches such as `2025-02-18/2025-02-20`, `../2025-02-18` (by then) and `2025-02-18/..` (after).

Fields in bold are required.
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
