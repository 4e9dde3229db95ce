"""Coverage as an HTML document that shows the law's own files, each rule in the colour of what the cases show of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from foedus.present.coverage_page import coverage_page
from foedus.present.html import draw
from foedus.text.shipped import shipped_rules
from foedus.workbench.coverage.coverage import Cases, Coverage, Exercised, RuleCoverage

_STYLE = """
body{font-family:system-ui,sans-serif;line-height:1.45;margin:2em auto;max-width:72em;padding:0 1em}
@media(prefers-color-scheme:dark){body{background:#16181c;color:#dde}}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}
.rule{border-left:.5em solid;margin:.2em 0;padding:.2em .6em}
.whole{border-color:#2a9d4a;background:#2a9d4a1c}.part{border-color:#c98a00;background:#c98a001c}
.none{border-color:#d6453d;background:#d6453d1c}
.comment{opacity:.65;padding:0 1.1em}
summary{cursor:pointer;font-size:.85em;opacity:.8}
td,th{text-align:left;padding:.1em .8em .1em 0;vertical-align:top;font-size:.85em}
.key span{padding:.1em .5em;margin-right:1em}
"""
_WAYS = ("fired", "blocked", "decisive")


def coverage_document(found: Coverage) -> str:
    """The document; it needs nothing beside it."""
    return "\n".join(_document(found)) + "\n"


def _document(found: Coverage) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Coverage of the rules</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    yield "<h1>Coverage of the rules</h1>"
    yield draw(coverage_page(found)[1:2])
    if found.unweighed and not found.quick:
        yield f"<p>Too large to tell all that decides: {escape(', '.join(found.unweighed))}.</p>"
    ways = _WAYS[:2] if found.quick else _WAYS
    yield _key(ways)
    files: dict[str, dict[int, RuleCoverage]] = {}
    for each in found.rules:
        files.setdefault(each.rule.file, {})[each.rule.line] = each
    for name in sorted(files):
        yield f'<h2 id="{escape(name)}">{escape(name)}</h2>'
        yield from _file(_source(found, name), files[name], ways)
    yield "<h2>Positions of open terms</h2><table><tr><th>term</th><th>position</th>"
    yield f"{_heads(ways)}</tr>"
    for position in found.positions:
        cells = _cells(position.exercised, ways)
        kind = "part" if set(ways) & set(position.exercised.lacks) else "whole"
        yield f'<tr class="{kind}"><td>{escape(position.term)}</td><td>{escape(position.position)}</td>{cells}</tr>'
    yield "</table></body></html>"


def _key(ways: Sequence[str]) -> str:
    return (
        f'<p class="key"><span class="rule whole">{", ".join(ways[:-1])} and {ways[-1]}</span>'
        '<span class="rule part">not all of these</span><span class="rule none">never fired</span></p>'
    )


def _heads(ways: Sequence[str]) -> str:
    return "".join(f"<th>{way}</th>" for way in ways)


def _source(found: Coverage, name: str) -> list[str]:
    for root in (found.rulebook.root, shipped_rules()):
        path = Path(root, name)
        if path.is_file():
            return path.read_text(encoding="utf-8").splitlines()
    return []


def _file(lines: list[str], rules: dict[int, RuleCoverage], ways: Sequence[str]) -> Iterator[str]:
    """The lines of a file; each rule's with what the cases show of it."""
    number = 0
    plain: list[str] = []
    while number < len(lines):
        each = rules.get(number + 1)
        if each is None:
            plain.append(lines[number])
            number += 1
            continue
        end = number
        while end < len(lines) - 1 and not lines[end].partition(" %")[0].rstrip().endswith("."):
            end += 1
        yield _comment(plain)
        plain = []
        yield _rule(each, lines[number : end + 1], ways)
        number = end + 1
    yield _comment(plain)
    if not lines:
        yield from (_rule(each, each.rule.text.splitlines(), ways) for each in rules.values())


def _comment(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return f'<pre class="comment">{escape(text)}</pre>' if text else ""


def _rule(each: RuleCoverage, lines: list[str], ways: Sequence[str]) -> str:
    kind = "none" if not each.exercised.fired else "part" if set(ways) & set(each.lacks) else "whole"
    rows = "".join(
        f"<tr><td><code>{escape(one.text)}</code></td>{_cells(one.exercised, ways)}</tr>" for one in each.conditions
    )
    said = "; ".join(f"{way} in {_counted(_cases(each.exercised, way))}" for way in ways)
    table = f"<table><tr><th>condition</th>{_heads(ways)}</tr>{rows}</table>"
    return (
        f'<div class="rule {kind}" id="{escape(each.rule.id)}"><pre>{escape(chr(10).join(lines))}</pre>'
        f"<details><summary>{escape(each.rule.id)}: {escape(said)}</summary>{table if rows else ''}</details></div>"
    )


def _cases(each: Exercised, way: str) -> Cases:
    return {"fired": each.fired, "blocked": each.blocked, "decisive": each.decisive}[way]


def _counted(cases: Cases) -> str:
    return "no case" if not cases else "1 case" if len(cases) == 1 else f"{len(cases)} cases"


def _cells(each: Exercised, ways: Sequence[str]) -> str:
    found = [_cases(each, way) for way in ways]
    return "".join(f'<td title="{escape(", ".join(cases))}">{len(cases)}</td>' for cases in found)
