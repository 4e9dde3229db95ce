"""Reasons as diagrams: Mermaid text, and SVG where Graphviz is installed."""

from __future__ import annotations

import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from foedus.present.reason_page import Line, ReasonPage, granted
from foedus.present.reason_text import said
from foedus.present.words import clean
from foedus.text.source import InputError, Problem

_WIDTH = 38
_SECONDS = 60
_COLOURS = {
    "side": ("#24507a", "#e8f0f8"),
    "step": ("#24507a", "#ffffff"),
    "leaf": ("#5b6470", "#f5f6f8"),
    "absent": ("#5b6470", "#f5f6f8"),
    "again": ("#9aa3ad", "#ffffff"),
    "rule": ("#24507a", "#ffffff"),
    "met": ("#2a7d46", "#eef8f1"),
    "failed": ("#b03a33", "#fdf0ef"),
    "aside": ("#9aa3ad", "#ffffff"),
}


@dataclass
class _Graph:
    """Boxes and what each rests on. A step that is used again is the same box."""

    boxes: list[tuple[str, str]] = field(default_factory=list)
    edges: list[tuple[int, int]] = field(default_factory=list)

    def box(self, kind: str, words: str) -> int:
        self.boxes.append((kind, words))
        return len(self.boxes) - 1


def _graph(page: ReasonPage) -> _Graph:
    graph = _Graph()
    for side in page.sides:
        given = granted(side)
        top = graph.box("side", f"{side.title}. {given}" if given else side.title)
        for line in side.lines:
            _draw(graph, line, top, {})
    return graph


def _draw(graph: _Graph, line: Line, above: int, known: dict[str, int]) -> None:
    if line.kind == "again" and line.text in known:
        graph.edges.append((above, known[line.text]))
        return
    here = graph.box(line.kind, said(line))
    graph.edges.append((above, here))
    if line.kind == "step":
        known[line.text] = here
    for each in line.lines:
        _draw(graph, each, here, known)


def mermaid(page: ReasonPage) -> str:
    """The page as Mermaid text."""
    return "\n".join(_mermaid(_graph(page)))


def _mermaid(graph: _Graph) -> Iterator[str]:
    yield "flowchart TD"
    for number, (kind, words) in enumerate(graph.boxes):
        yield f'  n{number}["{_entities(words)}"]:::{kind}'
    for above, below in graph.edges:
        yield f"  n{above} --> n{below}"
    for kind, (line, fill) in _COLOURS.items():
        yield f"  classDef {kind} fill:{fill},stroke:{line},color:#1d2126"


def _entities(words: str) -> str:
    """The words with everything that Mermaid or its HTML labels would take as their own as entities, wrapped."""
    lines = textwrap.wrap(" ".join(clean(words).split()), _WIDTH, break_on_hyphens=False)
    return "<br/>".join("".join(f"#{ord(letter)};" if letter in _OWN else letter for letter in line) for line in lines)


_OWN = frozenset('"#;<>&`*_[]{}()|\\')


def dot(page: ReasonPage) -> str:
    """The page as a graph in Graphviz's language."""
    return "\n".join(_dot(_graph(page)))


def _dot(graph: _Graph) -> Iterator[str]:
    yield "digraph reasons {"
    yield '  graph [rankdir=TB, bgcolor="white", nodesep=0.2, ranksep=0.35]'
    yield '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10, fontcolor="#1d2126"]'
    yield '  edge [color="#9aa3ad", arrowsize=0.6]'
    for number, (kind, words) in enumerate(graph.boxes):
        line, fill = _COLOURS[kind]
        lines = textwrap.wrap(" ".join(clean(words).split()), _WIDTH, break_on_hyphens=False)
        label = "<br/>".join(escape(each) for each in lines)
        yield f'  n{number} [label=<{label}>, color="{line}", fillcolor="{fill}"]'
    yield from (f"  n{above} -> n{below}" for above, below in graph.edges)
    yield "}"


def svg(page: ReasonPage) -> str:
    """The page as SVG. Raises InputError where Graphviz is not installed or does not draw it."""
    program = shutil.which("dot")
    hint = "Graphviz on the path; `--format mermaid` needs no program"
    if program is None:
        raise InputError(Problem("--format svg: the program `dot` of Graphviz is not installed", None, hint))
    try:
        drawn = subprocess.run(
            [program, "-Tsvg"], input=dot(page), capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
        raise InputError(Problem(f"--format svg: Graphviz did not draw this ({error})", None, hint)) from None
    return drawn.stdout.strip()
