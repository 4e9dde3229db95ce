"""Reasons as HTML: a tree that opens and closes without a script, for screen, phone and print. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from foedus.present.reason_page import Line, ReasonPage, Side, granted
from foedus.present.words import capital, clean, verdict_word

OPEN_LEVELS = 3
"""Levels of the tree that stand open at first."""

STYLE = """
.foedus-page{--ink:#1d2126;--soft:#5b6470;--line:#d9dde3;--paper:#fff;--wash:#f5f6f8;--accent:#24507a;--warn:#8a4b08;
--warn-wash:#fdf3e4;--yes:#1f7a3f;--yes-wash:#e9f6ee;--maybe:#8a5a00;--maybe-wash:#fcf3dd;--no:#b03a33;
--no-wash:#fcecea;color:var(--ink);background:var(--paper);font:16px/1.5 Georgia,"Times New Roman",serif;
max-width:56rem;margin:0 auto;padding:2.2rem 1.5rem 4rem;overflow-wrap:break-word}
.foedus-page h1,.foedus-page h2,.foedus-page h3,.foedus-page .verdict,.foedus-page .mark,.foedus-page .label,
.foedus-page table{font-family:system-ui,"Segoe UI",sans-serif}
.foedus-page h1{font-size:1.55rem;line-height:1.25;margin:0 0 .4rem}
.foedus-page h2{font-size:1.15rem;color:var(--accent);margin:2.2rem 0 .6rem;padding-top:1rem;
border-top:1px solid var(--line)}
.foedus-page h3{font-size:1rem;margin:1.3rem 0 .4rem}
.foedus-page p{margin:.45rem 0}
.foedus-page .soft,.foedus-page .note,.foedus-page .cite{color:var(--soft);font-size:.88em}
.foedus-page .note{display:block}
.foedus-page .granted{background:var(--warn-wash);border-left:3px solid var(--warn);padding:.5rem .9rem}
.foedus-page .verdict{display:inline-block;font-size:.8rem;font-weight:600;border-radius:1em;padding:.1em .75em;
white-space:nowrap;color:var(--soft);background:var(--wash)}
.foedus-page .applies{color:var(--yes);background:var(--yes-wash)}
.foedus-page .arguable{color:var(--maybe);background:var(--maybe-wash)}
.foedus-page .does_not_apply{color:var(--no);background:var(--no-wash)}
.foedus-page ul.tree,.foedus-page ul.tree ul{list-style:none;margin:.2rem 0;padding:0}
.foedus-page ul.tree ul{padding-left:1rem;margin-left:.3rem;border-left:1px solid var(--line)}
.foedus-page ul.tree li{margin:.35rem 0}
.foedus-page table{border-collapse:collapse;width:100%;font-size:.92em}
.foedus-page td,.foedus-page th{text-align:left;vertical-align:top;padding:.45em .8em .45em 0;
border-top:1px solid var(--line)}
.foedus-page h2 .verdict{vertical-align:middle}.foedus-page .foedus{max-width:none}
.foedus-page summary{cursor:pointer}
.foedus-page .number{color:var(--accent);font-weight:600;margin-right:.3em}
.foedus-page .label{font-size:.8em;font-weight:600;color:var(--soft);margin-right:.3em}
.foedus-page li.failed>.label,.foedus-page li.failed>details>summary>.label{color:var(--no)}
.foedus-page li.met>.label{color:var(--yes)}
.foedus-page .mark{display:inline-block;font-size:.74em;color:var(--soft);background:var(--wash);border-radius:.3em;
padding:.02em .5em}
.foedus-page .mark.open{color:var(--warn);background:var(--warn-wash)}
.foedus-page .leaf,.foedus-page .absent,.foedus-page .again,.foedus-page .met{font-size:.95em}
@media (prefers-color-scheme:dark){.foedus-page{--ink:#e3e6ea;--soft:#9da7b3;--line:#363c45;--paper:#15181c;
--wash:#23282f;--accent:#8dbbe8;--warn:#f0b667;--warn-wash:#33270f;--yes:#7fd69c;--yes-wash:#15301f;--maybe:#f0c36a;
--maybe-wash:#33290f;--no:#f19a93;--no-wash:#3a1d1b}}
@media (max-width:34rem){.foedus-page{padding:1.2rem .9rem 3rem;font-size:15px}
.foedus-page ul.tree ul{padding-left:.5rem;margin-left:.1rem}}
@media print{.foedus-page{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--wash:#fff;--accent:#000;--warn:#000;
--warn-wash:#fff;--yes:#000;--yes-wash:#fff;--maybe:#000;--maybe-wash:#fff;--no:#000;--no-wash:#fff;font-size:10pt;
max-width:none;padding:0}.foedus-page .verdict,.foedus-page .mark{border:1px solid #777}
.foedus-page h2,.foedus-page h3{break-after:avoid}.foedus-page summary{list-style:none}
.foedus-page summary::-webkit-details-marker{display:none}
.foedus-page details::details-content{content-visibility:visible;block-size:auto;display:block}
.foedus-page details>:not(summary){display:block!important}}
"""
_PAGE = """
body{margin:0;background:#fff}
@media (prefers-color-scheme:dark){body{background:#15181c}}
@media print{body{background:#fff}@page{margin:1.8cm}}
"""


def document(page: ReasonPage) -> str:
    """The page as an HTML document that needs nothing beside it."""
    body = [
        f"<h1>{words(page.title)}</h1>",
        f'<p class="soft">{words(page.below)}</p>',
        f"<p>{badge(page.verdict)} {words(page.lead)}</p>",
        *(part for side in page.sides for part in side_of(side, "h2")),
    ]
    return whole(page.title, body)


def whole(title: str, body: Iterable[str]) -> str:
    """A document of its own around a body."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{words(title)}</title>",
            f"<style>{_PAGE}{STYLE}</style>",
            "</head>",
            "<body>",
            '<main class="foedus-page">',
            *body,
            "</main>",
            "</body>",
            "</html>",
        ]
    )


def side_of(side: Side, heading: str, levels: int = OPEN_LEVELS) -> Iterator[str]:
    """One side under a heading of that rank."""
    yield f"<{heading}>{words(side.title)}</{heading}>"
    given = granted(side)
    if given:
        yield f'<p class="granted">{words(given)}</p>'
    yield from tree(side.lines, levels)


def tree(lines: Sequence[Line], levels: int = OPEN_LEVELS) -> Iterator[str]:
    """Lines as nested lists; the first levels stand open."""
    yield '<ul class="tree">'
    yield from _items(lines, levels)
    yield "</ul>"


def _items(lines: Sequence[Line], levels: int) -> Iterator[str]:
    for line in lines:
        if not line.lines:
            yield f'<li class="{line.kind}">{_line(line)}</li>'
            continue
        shown = " open" if levels > 0 else ""
        yield f'<li class="{line.kind}"><details{shown}><summary>{_line(line)}</summary><ul>'
        yield from _items(line.lines, levels - 1)
        yield "</ul></details></li>"


def _line(line: Line) -> str:
    parts = []
    if line.number:
        parts.append(f'<span class="number">{line.number}</span>')
    if line.label and line.kind != "again":
        parts.append(f'<span class="label">{words(capital(line.label))}:</span>')
    parts.append(f'<span class="text">{words(line.text)}</span>')
    if line.cite:
        parts.append(f'<span class="cite">[{words(line.cite)}]</span>')
    again = [line.label] if line.label and line.kind == "again" else []
    parts += [_mark(each) for each in (*again, line.mark) if each]
    parts += [f'<span class="note">{words(note)}</span>' for note in line.notes]
    return " ".join(parts)


def _mark(said: str) -> str:
    kind = "mark open" if said.startswith("open") or "assumed in this world" in said else "mark"
    return f'<span class="{kind}">{words(said)}</span>'


def badge(verdict: str) -> str:
    """A verdict as a badge."""
    return f'<span class="verdict {words(verdict)}">{words(capital(verdict_word(verdict)))}</span>'


def words(said: str) -> str:
    """Text with nothing in it that HTML would take as its own."""
    return escape(clean(said), quote=True)
