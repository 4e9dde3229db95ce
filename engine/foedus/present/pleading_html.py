"""Pleadings as HTML: a document of its own for screen and print, and a fragment for notebooks. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from foedus.present.outline import Item, Section
from foedus.present.pleading_page import pleading_outline
from foedus.present.words import clean
from foedus.reasoning.pleading import Pleading

_STYLE = """
.pleading{--ink:#1d2126;--soft:#5b6470;--line:#d9dde3;--paper:#fff;--wash:#f5f6f8;--accent:#24507a;--warn:#8a4b08;
--warn-wash:#fdf3e4;color:var(--ink);background:var(--paper);font:16px/1.55 Georgia,"Times New Roman",serif;
max-width:48rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;overflow-wrap:break-word}
.pleading h1,.pleading h2,.pleading h3,.pleading .label,.pleading .mark{font-family:system-ui,"Segoe UI",sans-serif}
.pleading h1{font-size:1.65rem;line-height:1.25;margin:0 0 1rem}
.pleading h2{font-size:1.2rem;margin:0 0 .5rem;color:var(--accent)}
.pleading h3{font-size:.95rem;margin:1.3rem 0 .4rem;color:var(--soft)}
.pleading p{margin:.5rem 0}
.pleading header p:first-of-type,.pleading header p:nth-of-type(2){color:var(--soft);font-size:.95rem;margin:.2rem 0}
.pleading header p:last-child{font-size:1.1rem;margin-top:1rem;padding-left:1rem;border-left:3px solid var(--accent)}
.pleading section{margin-top:2.2rem;padding-top:1.2rem;border-top:1px solid var(--line)}
.pleading ul{list-style:none;margin:.4rem 0;padding:0}
.pleading li{margin:.45rem 0}
.pleading li>ul{margin:.3rem 0 .8rem;padding-left:1.1rem;border-left:2px solid var(--line)}
.pleading li li{font-size:.95rem;margin:.3rem 0}
.pleading .label{font-size:.82em;font-weight:600;color:var(--soft);margin-right:.35em}
.pleading .reading>ul>li>.text,.pleading .facts>ul>li>.text,.pleading .answer>ul>li>.text{font-weight:600}
.pleading .source{color:var(--soft);font-size:.86em}
.pleading .mark{display:inline-block;color:var(--warn);background:var(--warn-wash);font-size:.76em;font-weight:600;
border-radius:.3em;padding:.05em .5em}
.pleading .answer{background:var(--wash);border-radius:.4rem;padding:.1rem 1.1rem .6rem;margin-top:1.3rem}
.pleading .answer h3{margin-top:.9rem}
.pleading .outside>h2,.pleading .refused>h2{color:var(--warn)}
.pleading section.caution{color:var(--soft);font-size:.92rem}
.pleading section.caution h2{color:var(--soft);font-size:1rem}
@media (prefers-color-scheme:dark){.pleading{--ink:#e3e6ea;--soft:#9da7b3;--line:#363c45;--paper:#15181c;
--wash:#1d2127;--accent:#8dbbe8;--warn:#f0b667;--warn-wash:#3a2b14}}
@media print{.pleading{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--wash:#fff;--accent:#000;--warn:#000;
--warn-wash:#fff;font-size:10.5pt;max-width:none;padding:0}
.pleading .answer{border:1px solid var(--line)}.pleading .mark{border:1px solid #000}
.pleading h2,.pleading h3{break-after:avoid}.pleading li{break-inside:avoid-page}}
"""
_PAGE = """
body{margin:0;background:#fff}
@media (prefers-color-scheme:dark){body{background:#15181c}}
@media print{body{background:#fff}@page{margin:2cm}}
"""


def document(pleading: Pleading) -> str:
    """The pleading as an HTML document that needs nothing beside it."""
    outline = pleading_outline(pleading)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{_said(outline[0].title)}</title>",
            f"<style>{_PAGE}{_STYLE}</style>",
            "</head>",
            "<body>",
            *_main(outline),
            "</body>",
            "</html>",
        ]
    )


def fragment(pleading: Pleading) -> str:
    """The pleading as a fragment for a notebook."""
    return "\n".join([f"<style>{_STYLE}</style>", *_main(pleading_outline(pleading))])


def _main(outline: Iterable[Section]) -> Iterator[str]:
    yield '<main class="pleading">'
    inside = False
    for section in outline:
        if section.level == 1:
            yield from ("<header>", *_body(section), "</header>")
        elif section.level == 2:
            if inside:
                yield "</section>"
            inside = True
            yield f'<section class="{_said(section.kind)}">'
            yield from _body(section)
        else:
            yield from (f'<div class="{_said(section.kind)}">', *_body(section), "</div>")
    if inside:
        yield "</section>"
    yield "</main>"


def _body(section: Section) -> Iterator[str]:
    yield f"<h{section.level}>{_said(section.title)}</h{section.level}>"
    yield from (f"<p>{_said(each)}</p>" for each in section.lead)
    yield from _items(section.items)


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    if items:
        yield "<ul>"
        for item in items:
            yield f"<li>{_item(item)}"
            yield from _items(item.items)
            yield "</li>"
        yield "</ul>"


def _item(item: Item) -> str:
    parts = [f'<span class="text">{_said(item.text)}</span>']
    if item.label:
        parts.insert(0, f'<span class="label">{_said(item.label)}</span>')
    if item.source:
        parts.append(f'<span class="source">({_said(item.source).replace("grade ", "grade&nbsp;")})</span>')
    if item.mark:
        parts.append(f'<span class="mark">{_said(item.mark)}</span>')
    return " ".join(parts)


def _said(text: str) -> str:
    return escape(clean(text), quote=True)
