"""An opinion as a document to hand out: summary, verdicts, what each turns on, proofs, findings, facts, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.cases.case import Case
from foedus.present.blocks import Block, Heading, Page
from foedus.present.hinge_lines import hinge_lines
from foedus.present.html import draw
from foedus.present.opinion_page import memory_line, opinion_page
from foedus.present.option_words import options_below
from foedus.present.reason_html import badge, side_of, whole, words
from foedus.present.reason_page import ARTICLE, reason_page
from foedus.present.titles import mechanism_title
from foedus.present.words import capital, cite, sentence
from foedus.reasoning.opinion import STRENGTH, Hinges, MechanismOpinion, Opinion
from foedus.reasoning.proofs.why import Explanation


def document(case: Case, opinion: Opinion, reasons: Mapping[str, Explanation]) -> str:
    """The opinion as an HTML document that needs nothing beside it."""
    return whole(opinion.title, _body(case, opinion, reasons))


def _body(case: Case, opinion: Opinion, reasons: Mapping[str, Explanation]) -> Iterator[str]:
    in_play = [each for each in opinion.mechanisms.values() if each.instances]
    in_play.sort(key=lambda each: -STRENGTH[each.verdict])
    idle = [each for each in opinion.mechanisms.values() if not each.instances]
    yield f"<h1>{words(opinion.title)}</h1>"
    yield f'<p class="soft">Opinion; day of the question {words(opinion.date + options_below(opinion.view))}</p>'
    if case.summary:
        yield f"<p>{words(' '.join(case.summary.split()))}</p>"
    yield from (f"<p>{words(said)}</p>" for said in opinion.supposed)
    yield "<h2>Verdicts</h2>"
    yield from _table(opinion, in_play)
    if idle:
        titles = "; ".join(mechanism_title(opinion, each) for each in idle)
        yield f'<p class="soft">Nothing in the case calls for: {words(titles)}.</p>'
    for each in in_play:
        yield from _mechanism(opinion, each, reasons.get(each.id))
    yield draw(_rest(opinion_page(opinion)))
    yield from _sources(case)
    yield from _end(opinion)


def _table(opinion: Opinion, mechanisms: list[MechanismOpinion]) -> Iterator[str]:
    yield '<table class="verdicts">'
    for each in mechanisms:
        named = f"<strong>{words(capital(mechanism_title(opinion, each)))}</strong>"
        article = f'<span class="cite">{words(cite(each.article, opinion.shorts))}</span>'
        yield f"<tr><td>{badge(each.verdict)}</td><td>{named} {article}<br>{words(sentence(each.why))}</td></tr>"
    yield "</table>"


def _mechanism(opinion: Opinion, mechanism: MechanismOpinion, reasons: Explanation | None) -> Iterator[str]:
    titled = f"{capital(mechanism_title(opinion, mechanism))} ({cite(mechanism.article, opinion.shorts)})"
    yield f"<h2>{words(titled)} {badge(mechanism.verdict)}</h2>"
    yield f'<p class="soft">{words(mechanism.id)}</p>'
    if mechanism.hinges is not None:
        yield from _hinges(mechanism.hinges)
    memory = memory_line(opinion, mechanism.id)
    if memory is not None:
        yield f'<p class="soft">{words(memory)}</p>'
    if reasons is not None:
        page = reason_page(reasons, depth=ARTICLE)
        yield f"<p>{words(sentence(page.title.partition(': ')[2]))}</p>" if page.sides else ""
        for side in page.sides:
            yield from side_of(side, "h3", levels=2)


def _hinges(hinges: Hinges) -> Iterator[str]:
    """What it turns on, in the lines of the opinion as text; those that belong to one above are indented."""
    for line in hinge_lines(hinges):
        depth = len(line) - len(line.lstrip())
        yield f'<p style="margin-left:{depth / 2:g}em">{words(line.strip())}</p>'


def _rest(page: Page) -> Page:
    """The page without its title and its parts on mechanisms."""
    kept: list[Block] = []
    inside = False
    for block in page:
        if isinstance(block, Heading):
            inside = not block.text.startswith("Mechanisms")
        if inside:
            kept.append(block)
    return tuple(kept)


def _sources(case: Case) -> Iterator[str]:
    if case.sources:
        yield "<h2>Sources</h2><ul>"
        for name, source in case.sources.items():
            grade = f" (grade {source['grade']})" if source.get("grade") else ""
            yield f"<li>{words(source.get('title') or name.replace('_', ' '))}{words(grade)}</li>"
        yield "</ul>"


def _end(opinion: Opinion) -> Iterator[str]:
    yield "<h2>How this was made</h2>"
    yield f'<p class="soft">Case: {words(opinion.case)}. Rules: {words(opinion.rules)}.</p>'
