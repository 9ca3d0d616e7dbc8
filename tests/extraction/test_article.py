"""A saved file becomes a text, or a sentence that says why not."""

import pytest

from dashboard.extraction.article import ArticleError, article_of

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Talks in Port Ansel</title>
<script>var said = "“Never said,” he said";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks in Port Ansel</h1>
<p>Foreign Minister Ada Brill met her counterpart in Port Ansel on Tuesday for two hours of talks about the ferry.</p>
<p>“We are close to an <em>agreement</em>,” Brill said after the meeting. “But nothing is signed.”</p>
<p>Officials in the capital declined to comment on the talks, which are the third of this year.</p>
<script>document.write("“Written by a script,” it said.")</script></article></body></html>"""


def test_plain_text_is_kept_as_it_is() -> None:
    text = "  “Yes,”\r\nhe said.\n\n"
    assert article_of(text.encode()).text == text


def test_a_page_gives_its_article_and_not_its_scripts() -> None:
    article = article_of(PAGE.format(charset="utf-8").encode())
    assert "“We are close to an agreement,” Brill said after the meeting." in article.text
    assert "script" not in article.text
    assert "Never said" not in article.text
    assert article.from_html


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_beginning_tells_the_encoding(encoding: str) -> None:
    assert article_of("“Так,” said Brill.".encode(encoding)).text == "“Так,” said Brill."


def test_a_page_tells_its_own_encoding() -> None:
    page = PAGE.format(charset="windows-1252").encode("windows-1252")
    assert "“But nothing is signed.”" in article_of(page).text


def test_an_older_encoding_is_told_by_its_words() -> None:
    text = "Le ministre a déclaré que la conférence était terminée, et que l’été serait très chaud à l’étranger. " * 5
    assert "déclaré" in article_of(text.encode("windows-1252")).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"\xff\xfe\x00\xd8\x00", "not the utf-16 text"),
        (b"<html><body><script>var x</script></body></html>", "no article text"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_what_is_no_article_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        article_of(data)
