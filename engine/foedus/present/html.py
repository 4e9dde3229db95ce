"""Pages as HTML fragments for notebooks: everything escaped, no file beside them, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from foedus.present.blocks import Block, Entry, Heading, Listing, Note, Page, Paragraph, Table, Title, Verdict
from foedus.present.opinion_page import opinion_page
from foedus.present.words import capital, clean, verdict_word
from foedus.reasoning.opinion import Opinion

# Colours of the surroundings are kept, so that the fragment is at home in light and dark notebooks; the verdicts' own
# colours are of a middle lightness that reads on both.
_STYLE = """<style>
.foedus{font-family:system-ui,sans-serif;line-height:1.4;max-width:60em}
.foedus h3{margin:.2em 0}.foedus h4{margin:1em 0 .3em}
.foedus table{border-collapse:collapse;width:100%}
.foedus td,.foedus th{text-align:left;vertical-align:top;padding:.35em .8em .35em 0;
border-top:1px solid rgba(128,128,128,.4)}
.foedus .muted{opacity:.65;font-size:.9em}
.foedus .verdict{white-space:nowrap;font-weight:600}
.foedus .applies{color:#2a9d4a}.foedus .arguable{color:#c98a00}.foedus .does_not_apply{color:#d6453d}
.foedus .excludes_itself{color:#9a5fd0}
</style>"""


def fragment(opinion: Opinion) -> str:
    """The opinion as an HTML fragment."""
    return draw(opinion_page(opinion))


def draw(page: Page) -> str:
    """Any page as an HTML fragment."""
    lines = [_STYLE, '<div class="foedus">']
    before: type[Block] | None = None
    for block in page:
        kind = type(block)
        if before is not kind:
            lines += [_CLOSES.get(before, ""), _OPENS.get(kind, "")] if before is not None else [_OPENS.get(kind, "")]
        lines += _block(block)
        before = kind
    lines += [_CLOSES.get(before, "") if before is not None else "", "</div>"]
    return "\n".join(line for line in lines if line)


_OPENS: dict[type[Block], str] = {Verdict: "<table>", Entry: "<ul>"}
_CLOSES: dict[type[Block], str] = {Verdict: "</table>", Entry: "</ul>"}


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Title):
        yield f"<h3>{_said(block.text)}</h3>"
        yield from (f'<div class="muted">{_said(each)}</div>' for each in block.below)
    elif isinstance(block, Heading):
        yield f"<h4>{_said(block.text)}</h4>"
    elif isinstance(block, Paragraph):
        yield f'<p class="muted">{_said(block.text)}</p>' if block.muted else f"<p>{_said(block.text)}</p>"
    elif isinstance(block, Verdict):
        yield _verdict(block)
    elif isinstance(block, Entry):
        yield f"<li>{_said(block.text)}{_notes(block.notes)}</li>"
    elif isinstance(block, Listing):
        yield "<pre>" + "\n".join(_said(line) for line in block.lines) + "</pre>"
    else:
        yield from _table(block)


def _verdict(row: Verdict) -> str:
    word = _said(capital(verdict_word(row.verdict)))
    citation = f' <span class="muted">{_said(row.citation)}</span>' if row.citation else ""
    named = f"<strong>{_said(capital(row.title))}</strong>{citation}"
    return f'<tr><td class="verdict {escape(row.verdict)}">{word}</td><td>{named}{_notes(row.notes)}</td></tr>'


def _notes(notes: tuple[Note, ...]) -> str:
    return "".join(_note(note) for note in notes)


def _note(note: Note) -> str:
    label = f"<em>{_said(note.label)}:</em> " if note.label else ""
    kind = ' class="muted"' if note.muted else ""
    return f"<div{kind}>{label}{_said(note.text)}</div>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield f"<tr>{''.join(f'<th>{_said(cell)}</th>' for cell in table.header)}</tr>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_said(cell)}</td>' for cell in row)}</tr>"
    yield "</table>"


def _said(text: str) -> str:
    return escape(clean(text), quote=True)
