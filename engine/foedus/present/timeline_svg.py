"""The strips of a timeline as one SVG image: readable in light and dark, and with its text for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from foedus.present.option_words import options_below
from foedus.present.timeline_page import ending_text, reason_text
from foedus.present.words import capital, cite, clean, verdict_word
from foedus.reasoning.opinion import APPLIES, ARGUABLE, DOES_NOT_APPLY
from foedus.reasoning.timeline.strip import Interval, Strip, Timeline
from foedus.text.dates import day_text

_WIDTH, _MARGIN, _NAME, _ROW, _BAR = 1000, 20, 300, 34, 20
_HEAD, _AXIS, _LEGEND = 62, 26, 30
_CLASSES = {APPLIES: "applies", ARGUABLE: "arguable", DOES_NOT_APPLY: "not"}
_LETTERS = 44
_LINE = "\n"
_STYLE = """<style>
svg{--text:#1f2328;--muted:#59636e;--ground:#ffffff;--line:#d1d9e0;--applies:#1a7f37;--arguable:#d4a72c;--not:#d8dee4;
--none:#8250df}
@media (prefers-color-scheme:dark){svg{--text:#f0f6fc;--muted:#9198a1;--ground:#0d1117;--line:#3d444d;--applies:#2ea043;
--arguable:#bb8009;--not:#30363d;--none:#ab7df8}}
text{font:13px system-ui,sans-serif;fill:var(--text)}.title{font-size:17px;font-weight:600}.muted{fill:var(--muted)}
.ground{fill:var(--ground)}.tick{stroke:var(--line)}.applies{fill:var(--applies)}.arguable{fill:var(--arguable)}
.not{fill:var(--not)}.none{fill:var(--none)}.own{stroke:var(--text);stroke-dasharray:3 3}
.hatch{stroke:var(--ground);stroke-width:3;stroke-opacity:.45}
</style>"""


def timeline_svg(found: Timeline) -> str:
    """The image. Mechanisms whose verdict never changes and never is more than `does not apply` are left out."""
    strips = [each for each in found.strips if not each.is_constant or each.intervals[0].verdict != DOES_NOT_APPLY]
    height = _HEAD + _ROW * max(len(strips), 1) + _AXIS + _LEGEND
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'role="img" aria-labelledby="timeline-title timeline-desc">',
        f'<title id="timeline-title">{_said(found.title)}, moved through time</title>',
        f'<desc id="timeline-desc">{_said(_described(found, strips))}</desc>',
        _STYLE,
        '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<line class="hatch" y2="7"/></pattern></defs>',
        f'<rect class="ground" width="{_WIDTH}" height="{height}"/>',
        f'<text class="title" x="{_MARGIN}" y="28">{_said(found.title)}</text>',
        f'<text class="muted" x="{_MARGIN}" y="48">{_said(_below(found))}</text>',
        *_axis(found, _HEAD + _ROW * len(strips)),
        *(line for row, strip in enumerate(strips) for line in _strip(found, strip, _HEAD + _ROW * row)),
        *_own_day(found, _HEAD + _ROW * len(strips)),
        *_legend(height - 14),
        "</svg>",
    ]
    return "\n".join(lines)


def _below(found: Timeline) -> str:
    own = day_text(found.own_day)
    return f"By the day of {found.event_title}, which in the case is {own}{options_below(found.view)}"


def _described(found: Timeline, strips: Sequence[Strip]) -> str:
    said = [f"{capital(each.title)}: {'; '.join(_days(one) for one in each.intervals)}." for each in strips]
    return f"Verdicts by the day of {found.event_title}{options_below(found.view)}. {' '.join(said)}"


def _days(interval: Interval) -> str:
    return f"{verdict_word(interval.verdict)} from {day_text(interval.since)} to {day_text(interval.until)}"


def _strip(found: Timeline, strip: Strip, top: int) -> Iterator[str]:
    thing = strip.id.partition(":")[2].replace("_", " ")
    name = f"{capital(strip.title)}{f': {thing}' if thing else ''} ({cite(strip.article, found.shorts)})"
    short = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    yield f'<text x="{_MARGIN}" y="{top + 19}">{_said(short)}<title>{_said(name)}</title></text>'
    for interval in strip.intervals:
        left, right = _x(found, found.share(interval.since)), _x(found, found.share(interval.until))
        width = max(right - left, 1.0)
        reasons = [reason_text(interval, each) for each in interval.reasons]
        endings = [f"Ended by {ending_text(each)}" for each in interval.ended_by]
        told = [f"{_days(interval)}. {reasons[0]}", *reasons[1:], *endings]
        kind = _CLASSES.get(interval.verdict, "none")
        box = f'x="{left:.1f}" y="{top + 4}" width="{width:.1f}" height="{_BAR}"'
        yield f'<rect class="{kind}" {box}><title>{_said(_LINE.join(told))}</title></rect>'
        if interval.verdict == ARGUABLE:
            yield f'<rect fill="url(#hatch)" pointer-events="none" {box}/>'


def _x(found: Timeline, share: float) -> float:
    return _NAME + _MARGIN + share * (_WIDTH - _NAME - 2 * _MARGIN)


def _axis(found: Timeline, top: int) -> Iterator[str]:
    for year in range(found.since // 10000 + 1, found.until // 10000 + 1):
        if year % 5 == 0:
            x = _x(found, found.share(year * 10000 + 101))
            yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{_HEAD}" y2="{top + 4}"/>'
            yield f'<text class="muted" x="{x:.1f}" y="{top + 19}" text-anchor="middle">{year}</text>'


def _own_day(found: Timeline, bottom: int) -> Iterator[str]:
    if found.since <= found.own_day <= found.until:
        x = _x(found, found.share(found.own_day))
        yield f'<line class="own" x1="{x:.1f}" x2="{x:.1f}" y1="{_HEAD}" y2="{bottom + 4}"/>'


def _legend(base: int) -> Iterator[str]:
    x = _MARGIN
    for verdict, kind in _CLASSES.items():
        yield f'<rect class="{kind}" x="{x}" y="{base - 12}" width="16" height="14"/>'
        if verdict == ARGUABLE:
            yield f'<rect fill="url(#hatch)" x="{x}" y="{base - 12}" width="16" height="14"/>'
        yield f'<text x="{x + 22}" y="{base}">{verdict_word(verdict)}</text>'
        x += 130
    yield f'<line class="own" x1="{x + 8}" x2="{x + 8}" y1="{base - 12}" y2="{base + 2}"/>'
    yield f'<text x="{x + 22}" y="{base}">the day in the case</text>'


def _said(text: str) -> str:
    return escape(clean(text))
