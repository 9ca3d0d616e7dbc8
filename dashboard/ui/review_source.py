"""What the curator knows of the source."""

import streamlit as st

from dashboard.models.vocabulary import SourceKind
from dashboard.review.draft import SourceFields


def describe(name: str, source: SourceFields) -> SourceFields:
    """The fields, as they stand after this run."""
    with st.expander("The source", expanded=bool(source.needs)):
        text = {
            field: st.text_input(label, getattr(source, field), key=f"{name}-{field}", placeholder=hint)
            for field, label, hint in (
                ("title", "Title", ""),
                ("publisher", "Publisher", ""),
                ("author", "Author", ""),
                ("published", "Published", "2025-02-23"),
                ("url", "Address", "https://…"),
                ("language", "Language", "en"),
                ("rights", "Who owns the text, and what may be done with it", ""),
            )
        }
        kinds = list(SourceKind)
        kind = st.selectbox("Kind", kinds, kinds.index(source.kind), key=f"{name}-kind")
        whole = st.toggle("Keep the whole text", source.whole, key=f"{name}-whole",
                          help="Else only the paragraphs that records rest on.")  # fmt: skip
    return SourceFields(**text, kind=kind, whole=whole)
