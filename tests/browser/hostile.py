"""A dossier that is sound and whose every text looks like markup of some kind."""

import hashlib
from pathlib import Path
from typing import Any

import yaml

MARKUP = (
    "$5 and $6 :red[x] :smile: *x* _y_ <b>x</b> <img src=x onerror=alert(1)> <a href='javascript:alert(1)'>x</a> "
    "[x](javascript:alert(1)) ![x](http://192.0.2.1/x.png) {{7*7}} {%- x %} %{x} &amp; &lt;b&gt; `x` ~~x~~ "
    "<br> \\n </p>"
)
"""What Markdown, Streamlit, TeX, HTML, Jinja and Plotly would each make something of."""

SHORTS = (
    "$5 and $6", ":red[x] :smile:", "*x* _y_ `x` ~~x~~", "<b>x</b> <br> <i>", "<img src=x onerror=x>",
    "[x](javascript:x)", "{{7*7}} %{x} {x}", "&amp; &lt;b&gt; &",
)  # fmt: skip
"""The same in pieces, for names that must be short."""

FRAGMENT, WORDS, CLAIM = f"a fragment {MARKUP}", f"A sentence {MARKUP} that ends.", f"claimed {MARKUP} too"

TEXT = f"""Title {MARKUP}

First paragraph: {MARKUP}

“{WORDS}” said one. He spoke of “{FRAGMENT}” once. Another one {CLAIM}.

<script>alert(1)</script> <style>body {{ display: none }}</style> at the end."""


def write(folder: Path) -> None:
    """Write the dossier into `folder`, which must not be there yet."""
    _yaml(folder / "dossier.yaml", {
        "id": folder.name, "title": f"Dossier {MARKUP}", "summary": f"Summary {MARKUP}", "language": "en",
        "delegations": [
            {"name": f"{short}", "members": [{"actor": f"state-{number}", "short": short}]}
            for number, short in enumerate(SHORTS)
        ],
    })  # fmt: skip
    for number, short in enumerate(SHORTS):
        _yaml(
            folder / f"actors/state-{number}.yaml", {"id": f"state-{number}", "kind": "state", "name": f"State {short}"}
        )
    _yaml(folder / "actors/person.yaml", {
        "id": "person", "kind": "person", "name": f"Person {MARKUP}", "represents": "state-0",
        "aliases": [{"text": f"Alias {MARKUP}"}], "posts": [{"title": f"Post {MARKUP}"}],
    })  # fmt: skip
    _yaml(folder / "issues.yaml", [
        {
            "id": f"issue-{number}", "title": f"Issue {MARKUP}", "short": short, "statement": f"Statement {MARKUP}",
            "group": f"Group {short}",
        }
        for number, short in enumerate(SHORTS)
    ])  # fmt: skip
    _yaml(folder / "places.yaml", [
        {"id": f"place-{number}", "name": short, "country": "UA", "lat": str(40 + number), "lon": str(20 + 4 * number)}
        for number, short in enumerate(SHORTS)
    ])  # fmt: skip
    _sources(folder / "sources")
    _yaml(folder / "positions/person.yaml", [
        {
            "id": "position", "actor": "person", "issue": "issue-0", "date": "2025-01-02",
            "stance": "supports_conditionally", "condition": f"Condition {MARKUP}", "summary": f"Summary {MARKUP}",
            "basis": "stated", "setting": f"Setting {MARKUP}", "quotes": ["direct", "fragment"],
            "evidence": [{"source": "kept", "exact": f"First paragraph: {MARKUP}", "note": f"Evidence {MARKUP}"}],
            "confidence": "high", "note": f"Position {MARKUP}",
        },
        {
            "id": "silence", "actor": "person", "issue": "issue-1", "date": "2025-01-02", "stance": "not_stated",
            "summary": f"Silence {MARKUP}", "searched": ["cited"], "evidence": [{"source": "cited"}],
        },
    ])  # fmt: skip
    for number, _ in enumerate(SHORTS):
        _yaml(folder / f"meetings/meeting-{number}.yaml", {
            "id": f"meeting-{number}", "title": f"Meeting {MARKUP}", "kind": "talks",
            "participants": [{"actor": "person"}], "unnamed": [f"Nameless {MARKUP}"], "issues": ["issue-0"],
            "accounts": [{"by": "person", "summary": f"Account {MARKUP}", "evidence": [{"source": "cited"}]}],
            "history": [{
                "status": "held", "outcome": f"Outcome {MARKUP}",
                "date": f"2025-01-{number + 1:02}", "place": f"place-{number}",
                "reported": "2025-01-20", "evidence": [{"source": "kept", "exact": f"First paragraph: {MARKUP}"}],
                "note": f"Entry {MARKUP}",
            }],
            "note": f"Meeting note {MARKUP}",
        })  # fmt: skip


def _sources(folder: Path) -> None:
    _yaml(folder / "kept/source.yaml", {
        "id": "kept", "kind": "article", "title": f"Kept {MARKUP}", "publisher": f"Publisher {MARKUP}",
        "author": f"Author {MARKUP}", "published": "2025-01-20", "language": "en", "rights": f"Rights {MARKUP}",
        "url": "https://publisher.example/?a=<b>x</b>&b=\"onmouseover='alert(1)'", "note": f"Source {MARKUP}",
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    })  # fmt: skip
    (folder / "kept/text.txt").write_bytes(TEXT.encode())
    common = {"speaker": "person", "said_on": "2025-01-02", "language": "en"}
    _yaml(folder / "kept/quotes.yaml", [
        common | {
            "id": "direct", "kind": "direct", "exact": WORDS, "meeting": "meeting-0", "issues": ["issue-0"],
            "translation": {"text": f"Translation {MARKUP}", "by": f"Translator {MARKUP}"},
        },
        common | {"id": "fragment", "kind": "fragment", "exact": FRAGMENT, "note": f"Quote {MARKUP}"},
        common | {
            "id": "reported", "kind": "reported", "exact": CLAIM,
            "disputed": [{"by": "person", "note": f"Dispute {MARKUP}"}, {"by": "kept", "note": f"Dispute {MARKUP}"}],
        },
    ])  # fmt: skip
    _yaml(folder / "cited/source.yaml", {
        "id": "cited", "kind": "article", "title": f"Cited {MARKUP}", "published": "2025-01-19", "language": "en",
        "url": "https://publisher.example/?a=<b>x</b>&b=\"onmouseover='alert(1)'",
    })  # fmt: skip


def _yaml(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
