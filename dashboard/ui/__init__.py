"""The only room that knows Streamlit. Pages compose: controls, query, figure, evidence."""
