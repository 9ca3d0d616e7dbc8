"""The first step: an article, pasted or uploaded, becomes a draft."""

import streamlit as st

from dashboard.dossier.known import known_source
from dashboard.dossier.seen import seen
from dashboard.dossier.text_file import as_kept
from dashboard.extraction.article import Article, ArticleError, article_of
from dashboard.extraction.known import Known
from dashboard.extraction.suggest import suggest
from dashboard.models.dates import EdtfDate
from dashboard.review.desk import Desk
from dashboard.review.draft import Draft, SourceFields
from dashboard.ui import html
from dashboard.ui.view import View

LARGEST = 5_000_000
"""Bytes of a file."""


def start(view: View, desk: Desk, *, gone: bool) -> None:
    """Ask for an article; with it, lay a draft on the desk and go there."""
    html.show("review_start.html", view, gone=gone)
    with st.form("article", border=False):
        pasted = st.text_area("Paste the article", height=300, key="pasted")
        file = st.file_uploader("Or a file: text, Markdown or a saved page", type=["txt", "md", "html", "htm"],
                                max_upload_size=LARGEST // 1_000_000, key="article-file")  # fmt: skip
        url = st.text_input("Address, if it has one", key="article-url", placeholder="https://…")
        published = st.text_input("Day of publication", key="article-published", placeholder="2025-02-23",
                                  help="“Last Tuesday” in the text is counted from it.")  # fmt: skip
        if not st.form_submit_button("Look for quotes and meetings", type="primary"):
            return
    try:
        article = article_of(file.getvalue() if file else pasted.encode("utf-8"))
    except ArticleError as error:
        html.show("review_trouble.html", view, trouble=str(error))
        return
    text = as_kept(article.text)
    if not text.strip():
        html.show("review_trouble.html", view, trouble="There is no text yet. Paste the article, or choose its file")
        return
    if known := known_source(view.store.loading.dossier, text, url.strip() or None):
        html.show("review_known.html", view, source=view.store.loading.dossier.sources[known])
        return
    name = desk.lay_down(_draft(view, article, text, url.strip(), published.strip()))
    st.query_params.update({"draft": name, "card": "0"})
    st.rerun()


def _draft(view: View, article: Article, text: str, url: str, published: str) -> Draft:
    dossier = view.store.loading.dossier
    known = Known.of(dossier.actors.values(), dossier.places.values(), dossier.issues.values())
    told = published or (article.published.isoformat() if article.published else "")
    try:
        day = EdtfDate.parse(told).earliest if told else None
    except ValueError:
        day = None
    title = article.title or text.split("\n", maxsplit=1)[0][:200]
    source = SourceFields(title=title, url=url, published=told, language=dossier.settings.language)
    return Draft.of(view.store.loading.folder.name, source, suggest(text, known, day), seen(dossier))
