"""The law as pages and as JSON: the instruments, and one article with its texts and the rules that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.law.account import OPERATIVE, account
from foedus.law.account import Entry as Accounted
from foedus.law.instruments import Instrument, Provision, article_of
from foedus.law.patterns import Constant, patterns
from foedus.law.rule import Paragraph, Rule
from foedus.law.rulebook import Rulebook
from foedus.present.blocks import Block, Entry, Heading, Note, Page, Table, Title
from foedus.present.blocks import Paragraph as Text
from foedus.present.words import capital, cite, counted, sentence, series, stop
from foedus.text.atoms import plain
from foedus.text.dates import FOREVER, day_text


def shorts(rulebook: Rulebook) -> dict[str, str]:
    """The short titles of the instruments by id."""
    return {name: each.short for name, each in rulebook.instruments.items()}


def spans(rulebook: Rulebook, provision: str) -> list[tuple[str, int, int]]:
    """The versions of an article that are or were in force, with their first and last day."""
    found = [
        (str(atom.arguments[1]), int(str(atom.arguments[2])), int(str(atom.arguments[3])))
        for atom in rulebook.instrument_facts(articles=(provision,))
        if atom.name == "in_force" and str(atom.arguments[0]).lstrip('"') == provision
    ]
    return sorted(found, key=lambda each: each[1])


def span_text(since: int, until: int) -> str:
    """`from 2012-12-19`, or `1994-04-20 to 2012-12-18`."""
    return f"from {day_text(since)}" if until == FOREVER else f"{day_text(since)} to {day_text(until)}"


# All instruments


def titled(instrument: Instrument) -> str:
    """The title, with the short one where that says something else."""
    title, short = instrument.title, instrument.short
    return title if short in title else f"{title} ({short})"


def law_page(rulebook: Rulebook, at: int | None = None) -> Page:
    """Every instrument with its versions and articles."""
    return tuple(_law(rulebook, at))


def _law(rulebook: Rulebook, at: int | None) -> Iterator[Block]:
    below = (
        f"as in force on {day_text(at)}"
        if at is not None
        else f"{counted(len(rulebook.rules), 'rule')}; {rulebook.digest}"
    )
    yield Title("The law", (below,))
    for instrument in rulebook.instruments.values():
        yield from _instrument(rulebook, instrument, at)


def instrument_page(rulebook: Rulebook, instrument: Instrument, at: int | None = None) -> Page:
    """One instrument: its versions, articles and the record of its parties."""
    return tuple(_whole_instrument(rulebook, instrument, at))


def _whole_instrument(rulebook: Rulebook, instrument: Instrument, at: int | None) -> Iterator[Block]:
    yield from _instrument(rulebook, instrument, at)
    if instrument.note:
        yield Text(instrument.note)
    yield from _account(rulebook, instrument, at)
    if instrument.events:
        yield Heading("Record of parties")
        rows = [
            (
                day_text(event.day) if event.day else "no day known",
                _state(rulebook, event.state),
                event.kind.replace("_", " ") + (f" ({event.note})" if event.note else ""),
            )
            for event in instrument.events
            if at is None or (event.day is not None and event.day <= at)
        ]
        yield Table(("day", "state", "event"), tuple(sorted(rows)))


def _account(rulebook: Rulebook, instrument: Instrument, at: int | None) -> Iterator[Block]:
    """Every paragraph: by how many rules it is carried, or why no rule follows from it."""
    entries = _accounted(rulebook, instrument, at)
    if entries:
        yield Heading("Paragraph by paragraph")
        rows = ((cite(each.provision, shorts(rulebook)), ", ".join(each.versions), _carried(each)) for each in entries)
        yield Table(("paragraph", "texts", "carried by"), tuple(rows))


def _accounted(rulebook: Rulebook, instrument: Instrument, at: int | None) -> list[Accounted]:
    entries = account(rulebook, instrument)
    if at is None:
        return list(entries)
    texts = {
        name: {version for version, since, until in spans(rulebook, name) if since <= at <= until}
        for name in instrument.provisions
    }
    return [each for each in entries if texts[article_of(each.provision)] & set(each.versions)]


def _carried(entry: Accounted) -> str:
    parts = [counted(len(entry.rules), "rule")] if entry.rules else []
    if entry.cited_by:
        parts.append(f"{counted(len(entry.cited_by), 'rule')} elsewhere")
    said = " and ".join(parts)
    if entry.kind == OPERATIVE:
        return said or "no rule"
    reason = f"no rule of its own: {stop(entry.because or '')}" if said else f"no rule: {stop(entry.because or '')}"
    return f"{said}; {reason}" if said else reason


def _state(rulebook: Rulebook, name: str) -> str:
    return rulebook.states[name].title if name in rulebook.states else name.replace("_", " ")


def _instrument(rulebook: Rulebook, instrument: Instrument, at: int | None) -> Iterator[Block]:
    yield Heading(titled(instrument))
    yield Text("; ".join(_versions(instrument)) + ".")
    rows = []
    for provision in instrument.provisions.values():
        texts = spans(rulebook, provision.id)
        if at is not None:
            texts = [each for each in texts if each[1] <= at <= each[2]]
            if not texts:
                continue
        rules = _rules_of(rulebook, provision.id)
        said = ", ".join(version for version, _, _ in texts)
        number = str(len(rules)) if rules else "-"
        rows.append(
            (provision.id, number, f"{provision.title}: {said}" if said else f"{provision.title}: not in force")
        )
    if rows:
        yield Table(("article", "rules", "title: texts"), tuple(rows))


def _versions(instrument: Instrument) -> Iterator[str]:
    if instrument.signed:
        yield f"signed {day_text(instrument.signed)}"
    for version in instrument.versions.values():
        if version.since is None:
            yield f"{version.title} (never in force)"
        else:
            yield f"{version.title} ({span_text(version.since, version.until or FOREVER)})"


def _rules_of(rulebook: Rulebook, article: str) -> list[Rule]:
    return [rule for rule in rulebook.rules.values() if rule.article == article]


# One article


def article_page(rulebook: Rulebook, provision: Provision, at: int | None = None) -> Page:
    """One article: versions, paragraphs, rules and the conventions that they follow."""
    return tuple(_article(rulebook, provision, at))


def _article(rulebook: Rulebook, provision: Provision, at: int | None) -> Iterator[Block]:
    texts = [each for each in spans(rulebook, provision.id) if at is None or each[1] <= at <= each[2]]
    dates = "; ".join(f"{version} text {span_text(since, until)}" for version, since, until in texts)
    below = dates or ("not in force on that day" if at is not None else "not in force")
    yield Title(f"{cite(provision.id, shorts(rulebook))}: {provision.title}", (below,))
    if provision.note:
        yield Text(provision.note)
    versions = {version for version, _, _ in texts} if at is not None else None
    told: dict[str, str] = {}
    for paragraph in paragraphs_of(rulebook, provision.id, versions):
        yield from _paragraph(rulebook, paragraph, told)


def paragraphs_of(rulebook: Rulebook, article: str, versions: set[str] | None) -> list[Paragraph]:
    """The paragraphs of an article, all or those of some versions."""
    return [
        each
        for each in rulebook.paragraphs
        if each.article == article and (versions is None or not each.versions or versions & set(each.versions))
    ]


def _paragraph(rulebook: Rulebook, paragraph: Paragraph, told: dict[str, str]) -> Iterator[Block]:
    said = f"{series(paragraph.versions)} text" if paragraph.versions else ""
    facts = [said, paragraph.kind, f"grade {paragraph.grade}" if paragraph.grade else ""]
    yield Heading(f"{cite(paragraph.provision, shorts(rulebook))} ({', '.join(each for each in facts if each)})")
    if paragraph.restates:
        yield Text(paragraph.restates)
    if paragraph.because:
        yield Text(f"No rule follows: {paragraph.because}" if not paragraph.rules else f"Because: {paragraph.because}")
    for source in paragraph.sources:
        yield Text(f"source: {source}", muted=True)
    for name in paragraph.rules:
        if name in rulebook.rules:
            yield _rule(rulebook, rulebook.rules[name], told)


def rule_sentence(rulebook: Rulebook, rule: Rule) -> str:
    """What a rule says: its own sentence, else that of what it concludes, with the slots as words in brackets."""
    predicate = rulebook.predicates.get(rule.head)
    own = rule.says or (predicate.says if predicate is not None else None)
    template = own or _of_seam(rulebook, rule) or rule.id.replace("-", " ")
    return template.replace("{", "‹").replace("}", "›").replace("_", " ")


def _of_seam(rulebook: Rulebook, rule: Rule) -> str | None:
    """What is concluded where a rule opens a question, decides a stage or finds something."""
    pattern = next((each for each in patterns(rulebook).rules if each.id == rule.id), None)
    constants = [each for each in pattern.head.arguments if isinstance(each, Constant)] if pattern is not None else []
    name, stage = ([plain(each.value) for each in constants] + ["", ""])[:2]
    findings = {"breach": rulebook.breaches, "lacuna": rulebook.lacunae, "doubt": rulebook.doubts}
    if rule.head in findings:
        return findings[rule.head][name].says if name in findings[rule.head] else None
    mechanism = rulebook.mechanisms.get(name)
    if mechanism is None:
        return None
    if rule.head == "candidate":
        return f"a question of {mechanism.title} arises"
    return mechanism.stages[stage].met if stage in mechanism.stages else None


def _rule(rulebook: Rulebook, rule: Rule, told: dict[str, str]) -> Entry:
    """A rule; `told` are the conventions that the page has told of, each with the rule at which it stands in full."""
    notes = []
    if rule.because:
        notes.append(Note(sentence(rule.because), "Because"))
    convention = rulebook.conventions.get(rule.convention) if rule.convention else None
    if convention is not None:
        first = told.setdefault(convention.id, rule.id)
        said = f"{sentence(convention.text)} {sentence(convention.reason)}"
        notes.append(Note(said if first == rule.id else f"as at {first}", "Settled here"))
    if rule.cites:
        notes.append(Note(series(cite(each, shorts(rulebook)) for each in rule.cites), "See also"))
    notes.append(Note(f"{rule.id}; {rule.file}:{rule.line}", muted=True))
    return Entry(capital(rule_sentence(rulebook, rule)), tuple(notes))


# JSON


def law_value(rulebook: Rulebook, at: int | None = None) -> dict[str, Any]:
    """Every instrument as JSON."""
    return {
        "schema": "foedus/law/1",
        "rules": rulebook.digest,
        "at": day_text(at) if at is not None else None,
        "instruments": [instrument_value(rulebook, each, at) for each in rulebook.instruments.values()],
    }


def instrument_value(rulebook: Rulebook, instrument: Instrument, at: int | None = None) -> dict[str, Any]:
    """One instrument as JSON."""
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short": instrument.short,
        "signed": day_text(instrument.signed) if instrument.signed else None,
        "versions": [
            {"id": each.id, "title": each.title, **_span_value(each.since, each.until)}
            for each in instrument.versions.values()
        ],
        "provisions": [
            {
                "id": each.id,
                "title": each.title,
                "versions": span_values(rulebook, each.id, at),
                "rules": len(_rules_of(rulebook, each.id)),
            }
            for each in instrument.provisions.values()
            if at is None or span_values(rulebook, each.id, at)
        ],
        "paragraphs": [_account_value(each) for each in _accounted(rulebook, instrument, at)],
        "parties": [
            {
                "state": each.state,
                "kind": each.kind,
                "on": day_text(each.day) if each.day else None,
                "source": each.source,
            }
            for each in instrument.events
            if at is None or (each.day is not None and each.day <= at)
        ],
    }


def _account_value(entry: Accounted) -> dict[str, Any]:
    return {
        "provision": entry.provision,
        "versions": list(entry.versions),
        "kind": entry.kind,
        "grade": entry.grade,
        "because": entry.because,
        "rules": list(entry.rules),
        "cited_by": list(entry.cited_by),
    }


def _span_value(since: int | None, until: int | None) -> dict[str, str | None]:
    return {
        "from": day_text(since) if since is not None else None,
        "to": day_text(until) if until is not None and until != FOREVER else None,
    }


def span_values(rulebook: Rulebook, provision: str, at: int | None) -> list[dict[str, str | None]]:
    """The versions of an article in force, as JSON."""
    return [
        {"version": version, **_span_value(since, until)}
        for version, since, until in spans(rulebook, provision)
        if at is None or since <= at <= until
    ]


def article_value(rulebook: Rulebook, provision: Provision, at: int | None = None) -> dict[str, Any]:
    """One article as JSON."""
    values = span_values(rulebook, provision.id, at)
    versions = {str(each["version"]) for each in values} if at is not None else None
    return {
        "schema": "foedus/article/1",
        "rules": rulebook.digest,
        "at": day_text(at) if at is not None else None,
        "id": provision.id,
        "title": provision.title,
        "versions": values,
        "paragraphs": [_paragraph_value(rulebook, each) for each in paragraphs_of(rulebook, provision.id, versions)],
    }


def _paragraph_value(rulebook: Rulebook, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "provision": paragraph.provision,
        "versions": list(paragraph.versions),
        "kind": paragraph.kind,
        "grade": paragraph.grade,
        "restates": paragraph.restates,
        "because": paragraph.because,
        "sources": list(paragraph.sources),
        "rules": [_rule_value(rulebook, rulebook.rules[name]) for name in paragraph.rules if name in rulebook.rules],
    }


def _rule_value(rulebook: Rulebook, rule: Rule) -> dict[str, Any]:
    convention = rulebook.conventions.get(rule.convention) if rule.convention else None
    return {
        "id": rule.id,
        "says": rule_sentence(rulebook, rule),
        "because": rule.because,
        "cites": list(rule.cites),
        "file": rule.file,
        "line": rule.line,
        "text": rule.text,
        "convention": None
        if convention is None
        else {"id": convention.id, "text": convention.text, "reason": convention.reason, "grade": convention.grade},
    }
