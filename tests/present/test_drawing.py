"""Pages drawn as text, Markdown and HTML: widths, colours, and what a hostile title cannot do."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from foedus.present import html, markdown, text
from foedus.present.blocks import Entry, Heading, Note, Page, Paragraph, Table, Title, Verdict
from foedus.present.words import cite, clean, sentence, series

HOSTILE = "<script>alert(1)</script> | *bold* \x1b[31m\u202e"
PAGE: Page = (
    Title(f"A case {HOSTILE}", ("below",)),
    Heading("Mechanisms"),
    Verdict("applies", "aid " * 40, "Pact 2", (Note("because " * 30, "Why"), Note("pact.2", muted=True))),
    Verdict("excludes_itself", "aid", None),
    Paragraph("word " * 60),
    Entry("an entry", (Note("with a note"),)),
    Table(("name", "what it says"), (("a" * 30, "cell " * 40),)),
)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    drawn = text.draw(PAGE, width)
    assert max(len(line) for line in drawn.splitlines()) <= width


def test_no_colour_unless_asked() -> None:
    assert "\x1b" not in text.draw(PAGE)
    assert "\x1b[32;1m" in text.draw(PAGE, colour=True)


def test_a_title_cannot_drive_the_terminal() -> None:
    assert "\x1b" not in text.draw(PAGE)
    assert "\u202e" not in text.draw(PAGE)


def test_html_is_escaped_and_whole() -> None:
    drawn = html.draw(PAGE)
    assert "<script" not in drawn
    assert "http" not in drawn
    assert _Balance.of(drawn) == []


def test_markdown_marks_what_is_plain() -> None:
    drawn = markdown.draw(PAGE)
    assert "\\<script\\>" in drawn
    assert "\\*bold\\*" in drawn


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_series(parts: list[str], said: str) -> None:
    assert series(parts) == said


def test_sentences_end_once() -> None:
    assert sentence("a thing") == "A thing."
    assert sentence("Is it?") == "Is it?"
    assert sentence("") == ""


def test_citations() -> None:
    assert cite("pact.2(1)", {"pact": "Pact"}) == "Pact 2(1)"
    assert cite("pact", {"pact": "Pact"}) == "Pact"
    assert cite(None, {}) == ""


def test_clean_keeps_letters_of_every_script() -> None:
    assert clean("Çakır Ташкент\n") == "Çakır Ташкент\n"


class _Balance(HTMLParser):
    """Finds elements that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    @classmethod
    def of(cls, drawn: str) -> list[str]:
        found = cls()
        found.feed(drawn)
        return found.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_first_column_wraps_where_the_others_need_the_room() -> None:
    name = "the deployment of forces that a council of heads may decide on (the agreement on such forces)"
    table = Table(("", "one", "other"), ((name, "applies", "does not apply here"), ("short", "arguable", "applies")))
    lines = text.draw((table,), 80).split("\n")
    assert all(len(line) <= 80 for line in lines)
    column = lines[0].index("one")
    assert lines[0].index("other") == lines[1].index("does not apply here") == lines[-1].index("applies", column + 9)
    assert lines[1].index("applies") == lines[-1].index("arguable") == column
    assert " ".join(" ".join(line[:column].split()) for line in lines[1:-1]) == name
