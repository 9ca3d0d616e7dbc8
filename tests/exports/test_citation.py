from itertools import pairwise
from typing import Any

import pytest

from dashboard.exports.citation import citation

QUOTE: dict[str, Any] = {
    "speaker_name": "Ilse Tamm", "attribution": "she told reporters", "kind": "direct", "exact": "We will open it,",
    "said_on": "2019-05-07", "source_title": "Varenia offers to reopen the bridge", "publisher": "Halm Gazette",
    "published": "2019-05-08", "url": "https://gazette.example/bridge", "start": 140, "end": 156,
}  # fmt: skip

WHERE = (
    "In: Varenia offers to reopen the bridge, Halm Gazette, 8 May 2019, https://gazette.example/bridge, "
    "characters 140–156."
)


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        ({}, f"Ilse Tamm, 7 May 2019: “We will open it”. {WHERE}"),
        ({"exact": "We will open it."}, f"Ilse Tamm, 7 May 2019: “We will open it.” {WHERE}"),
        ({"exact": "Will we open it?"}, f"Ilse Tamm, 7 May 2019: “Will we open it?” {WHERE}"),
        ({"exact": "We will not!"}, f"Ilse Tamm, 7 May 2019: “We will not!” {WHERE}"),
        ({"exact": "We will …"}, f"Ilse Tamm, 7 May 2019: “We will …” {WHERE}"),
        ({"exact": "She said ‘no.’"}, f"Ilse Tamm, 7 May 2019: “She said ‘no.’” {WHERE}"),
        ({"kind": "fragment", "exact": "open."}, f"Ilse Tamm, 7 May 2019: “open.” (fragment). {WHERE}"),
        ({"kind": "fragment", "exact": "open,"}, f"Ilse Tamm, 7 May 2019: “open” (fragment). {WHERE}"),
        (
            {"kind": "reported", "exact": "she would open it."},
            f"Ilse Tamm, 7 May 2019: she would open it (reported speech). {WHERE}",
        ),
        ({"exact": "Open, open"}, f"Ilse Tamm, 7 May 2019: “Open, open”. {WHERE}"),
        ({"exact": "She said ‘no’"}, f"Ilse Tamm, 7 May 2019: “She said ‘no’”. {WHERE}"),
        ({"kind": "fragment", "exact": "open"}, f"Ilse Tamm, 7 May 2019: “open” (fragment). {WHERE}"),
        (
            {"kind": "reported", "exact": "she would open it"},
            f"Ilse Tamm, 7 May 2019: she would open it (reported speech). {WHERE}",
        ),
        ({"said_on": None}, f"Ilse Tamm: “We will open it”. {WHERE}"),
        ({"said_on": "2019-05"}, f"Ilse Tamm, May 2019: “We will open it”. {WHERE}"),
        ({"said_on": "../2019-05-07"}, f"Ilse Tamm, by 7 May 2019: “We will open it”. {WHERE}"),
        ({"said_on": "2019-05-01/2019-05-07"}, f"Ilse Tamm, 1–7 May 2019: “We will open it”. {WHERE}"),
        ({"speaker_name": None}, f"she told reporters, 7 May 2019: “We will open it”. {WHERE}"),
        ({"speaker_name": None, "attribution": None}, f"Speaker not named, 7 May 2019: “We will open it”. {WHERE}"),
        (
            {"publisher": None},
            f"Ilse Tamm, 7 May 2019: “We will open it”. {WHERE.replace('Halm Gazette', 'publisher not named')}",
        ),
        (
            {"url": None},
            f"Ilse Tamm, 7 May 2019: “We will open it”. {WHERE.replace(', https://gazette.example/bridge', '')}",
        ),
        (
            {"published": "2019-05-08~"},
            f"Ilse Tamm, 7 May 2019: “We will open it”. {WHERE.replace('8 May', 'about 8 May')}",
        ),
    ],
)
def test_a_citation_says_who_what_when_and_where(changes: dict[str, Any], cited: str) -> None:
    assert citation(QUOTE | changes) == cited


@pytest.mark.parametrize("kind", ["direct", "fragment", "reported"])
@pytest.mark.parametrize("end", ["", ",", ".", "!", "?", "…", ".’", "?’"])
def test_no_stop_or_comma_stands_twice(kind: str, end: str) -> None:
    cited = citation(QUOTE | {"kind": kind, "exact": f"open it{end}"})
    letters = [letter for letter in cited if letter not in "”’ "]
    assert not [pair for pair in pairwise(letters) if set(pair) <= set(",.!?…")]


def test_reported_speech_never_stands_in_quotation_marks() -> None:
    assert not set("“”\"'«»") & set(citation(QUOTE | {"kind": "reported", "exact": "she would open it"}))
