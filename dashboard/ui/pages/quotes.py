"""What was said: search, facets, cards."""

import streamlit as st

from dashboard.store.queries import quote_counts, quotes
from dashboard.store.queries.quote_counts import Choice
from dashboard.store.queries.quotes import PAGE
from dashboard.store.search import read_terms
from dashboard.ui import evidence, html
from dashboard.ui.facets import facets
from dashboard.ui.layout import main_and_aside
from dashboard.ui.links import scroll_to
from dashboard.ui.memory import ask
from dashboard.ui.paging import asked_page, page_of
from dashboard.ui.view import View, parameter, parameters

FACETS = ("speaker", "kind", "about", "publisher", "source")


def render(view: View) -> None:
    """Controls, query, cards."""
    heading = st.container(key="heading")
    ticked = {name: parameters(name) for name in FACETS}
    choice = Choice(ticked["speaker"], ticked["kind"], ticked["about"], ticked["publisher"], ticked["source"])
    main, aside = main_and_aside("quotes", 3.2)
    with main:
        query = st.text_input(
            "Search the quotes", key="q", bind="query-params", placeholder="Search words or names", max_chars=200,
            icon=":material/search:", label_visibility="collapsed",
        ) or ""  # fmt: skip
    terms = read_terms(query)
    found = ask(view, quotes.find, view.filters, choice, terms, asked_page())
    page = page_of(found.total, PAGE)
    if page.number != asked_page():  # the address is from a day with more quotes
        found = ask(view, quotes.find, view.filters, choice, terms, page.number)
    one = parameter("quote")
    alone = evidence.quote_items(view, quotes.by_id(view.engine, view.filters, [one])) if one else []
    with heading:
        html.show(
            "quotes_heading.html", view, totals=quote_counts.totals(view.engine, view.filters).to_dict("records")[0]
        )
    with main:
        if one:
            html.show("quote_alone.html", view, quotes=alone)
            scroll_to(f"quote-{one}")
        html.show(
            "quotes.html", view, found=found, query=query, terms=terms, page=page, ticked=ticked,
            quotes=evidence.quote_items(view, found.quotes, terms), alone=bool(alone),
        )  # fmt: skip
    with aside:
        narrowed = ask(view, quotes.facets, view.filters, choice, terms, found.all_words)
        html.show("facets.html", view, facets=facets(view, narrowed, ticked, query))
