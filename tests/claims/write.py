"""Write docs/claims.md from the rows. `python -m tests.claims.write`"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from foedus.law.rulebook import Rulebook
from foedus.present.words import cite

from .questions import law
from .rows import Check, Part, Row, crises, parts, rows

PAGE = Path(__file__).parents[2] / "docs" / "claims.md"
_HEAD = """# What the source paper claims, and what the engine answers

The paper: M. Çakır and A. Bakhronov, “Legal Status and Features of the CSTO as an International Regional Organization”,
SDÜHFD XII/2, 2022, 723-745. Each row restates one of its claims in other words. Where the claim can be decided, the row
has the questions that are put to the engine and the answers that it gives; the tests ask each of them
(`pytest tests/claims`). *Agrees* and *differs* say how the primary record stands to the claim. Where it differs
the engine follows the record, and the row says where it reports the difference. Facts of history and judgements are not
for rules to decide: the row says why. The letter is the grade of the source: A primary text or official statement, B
reliable secondary source, C the paper itself, D memory.

Made from `tests/claims/rows/` by `python -m tests.claims.write`; a test fails when it is stale.
"""
_STANDING = {
    "agrees": "Agrees",
    "differs": "Differs",
    "contested": "Contested",
    "open": "Not verified in a primary source",
    "none": "Not for rules to decide",
}


def page() -> str:
    """The whole document."""
    return "\n".join([_HEAD, _count(), *(_part(part) for part in parts())])


def _count() -> str:
    every = list(rows())
    decided = [row for row in every if row.checks]
    questions = sum(len(row.checks) + len(row.difference) for row in decided)
    differing = ", ".join(row.id for row in decided if row.record == "differs")
    return (
        f"{len(every)} claims; {len(decided)} are put to the engine, in {questions} questions; "
        f"{len(every) - len(decided)} are not for rules to decide. The record differs in {differing}.\n"
    )


def _part(part: Part) -> str:
    lines = [f"## {part.title}", "", "| id | claim | the engine's answer | the record |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.id} | {row.claim} | {_answers(row)} | {_standing(row)} |" for row in part.rows]
    return "\n".join(lines) + "\n"


def _answers(row: Row) -> str:
    return "<br>".join(_told(check) for check in row.checks) or "—"


def _standing(row: Row) -> str:
    parts = [f"{_STANDING[row.record]} ({row.grade})." if row.checks else f"{_STANDING[row.record]}."]
    parts += [row.note] if row.note else []
    parts += [row.not_decidable] if row.not_decidable else []
    parts += ["Reported: " + "; ".join(_told(check) for check in row.difference)] if row.difference else []
    parts += [f"Source: {row.source}."] if row.source else []
    return " ".join(parts)


# One question in words


def _told(check: Check) -> str:
    about = _ABOUT[check.ask](check.given)
    answer = ", and ".join(_holds(check))
    awaits = f" *(asked as soon as there is {check.awaits})*" if check.awaits else ""
    return f"{about}: {answer}{awaits}"


def _holds(check: Check) -> Iterator[str]:
    said = {
        "answer": "{}",
        "includes": "among others {}",
        "excludes": "not {}",
        "mentions": "it speaks of “{}”",
        "lacks": "no word of “{}”",
    }
    for how, wanted in check.holds.items():
        if how in ("mentions", "lacks"):
            words = [wanted] if isinstance(wanted, str) else wanted
            yield said[how].format("”, “".join(words))
        else:
            yield said[how].format(_words(wanted))


def _words(value: Any) -> str:
    if isinstance(value, str):
        return _name(value)
    return ", ".join(_name(each) for each in value) or "none"


def _name(value: str) -> str:
    """A state by its title, an organ by its title; any other word with its underscores opened."""
    if value in law().states:
        return law().states[value].title
    if value in law().organs:
        return law().organs[value].title
    return value if ":" in value else value.replace("_", " ")


def _case(given: Mapping[str, Any]) -> str:
    if "case" in given:
        return f"`{given['case']}`"
    return f"“{crises()[given['crisis']]['title']}”"


def _verdict(given: Mapping[str, Any]) -> str:
    said = f"{_conclusion(given['of'])} in {_case(given)}"
    if "for" in given:
        said += f" (for {_words(given['for'].values())})"
    if "doctrine" in given:
        said += _doctrine(given["doctrine"])
    if "facts" in given:
        said += f", with the facts {given['facts']}"
    if "readings" in given:
        said += f", with readings `{given['readings']}`"
    if "variant" in given:
        said += f", by the variant `{given['variant']}`"
    if "under" in given:
        said += f", put to the {law().instruments[given['under']].title}"
    return said


def _doctrine(name: str) -> str:
    return ", under every doctrine" if name == "every" else f", as “{law().doctrines[name].title}” reads the law"


def _conclusion(said: str) -> str:
    rulebook: Rulebook = law()
    kind, colon, name = said.partition(":")
    if colon and kind in ("breach", "lacuna", "doubt"):
        name, _, state = name.partition(":")
        known = {"breach": rulebook.breaches, "lacuna": rulebook.lacunae, "doubt": rulebook.doubts}[kind]
        title = known[name].title if name in known else name.replace("_", " ")
        return f"{kind} “{title}”" + (f" by {_words(state)}" if state else "")
    mechanism, _, stage = said.partition("/")
    base, _, thing = mechanism.partition(":")
    known_mechanism = rulebook.mechanisms.get(base)
    if known_mechanism is None:
        return f"`{said}`"
    title = f"{known_mechanism.title} ({_cite(known_mechanism.article)})" + (f" of {_words(thing)}" if thing else "")
    return title + (f", “{known_mechanism.stages[stage].title}”" if stage else "")


def _cite(provision: str) -> str:
    return cite(provision, {name: each.short for name, each in law().instruments.items()})


def _short(given: Mapping[str, Any]) -> str:
    known = law().instruments.get(given["instrument"])
    return known.short if known is not None else f"`{given['instrument']}`"


def _bound(given: Mapping[str, Any]) -> str:
    of = _cite(given["article"]) if "article" in given else f"the {_short(given)}"
    who = _words(given["state"]) if "state" in given else "states" if not given.get("count") else "number of states"
    version = f" (text of {given['version']})" if "version" in given else ""
    return f"{who} bound by {of}{version} on {given['at']}"


def _event(given: Mapping[str, Any]) -> str:
    what = f"{_short(given)}, record of parties, {_words(given['event'])}"
    what += f", {_words(given['state'])}" if "state" in given else ""
    return what + (f" on {given['on']}" if "on" in given else "")


def _instrument(given: Mapping[str, Any]) -> str:
    of = {"signed": "signed on", "in_force": "in force from", "text": "in the record"}[given["of"]]
    version = f" (text of {given['version']})" if "version" in given else ""
    return f"{_short(given)}{version} {of}"


def _article(given: Mapping[str, Any]) -> str:
    return _cite(given["provision"]) + (f" on {given['at']}" if "at" in given else "")


def _organ(given: Mapping[str, Any]) -> str:
    known = law().organs.get(given["organ"])
    return known.title if known is not None else f"`{given['organ']}`"


def _reading(given: Mapping[str, Any]) -> str:
    said = f"“{law().terms[given['term']].title}”"
    return said + (f" as “{law().doctrines[given['doctrine']].title}” reads it" if "doctrine" in given else "")


def _fact(given: Mapping[str, Any]) -> str:
    key = f" of {_words(given['key'])}" if "key" in given else ""
    return f"{_case(given)}, {_words(given['thing'])}, {_words(given['field'])}{key}"


_ABOUT: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "bound": _bound,
    "party_event": _event,
    "instrument": _instrument,
    "article": _article,
    "organ": _organ,
    "organs": lambda given: f"organs of the {_short(given)} on {given['at']}",
    "office": lambda given: f"{_organ(given)} on {given['at']}",
    "reading": _reading,
    "convention": lambda given: f"settled: `{given['convention']}`",
    "choices": lambda given: f"what `{given['field']}` of a case can say",
    "verdict": _verdict,
    "turns_on": lambda given: f"{_verdict(given)} turns on",
    "fact": _fact,
    "record": lambda given: f"record of {_case(given)}" + (f", {_words(given['by'])}" if "by" in given else ""),
    "decisions": lambda given: (
        f"decisions of the kind “{given['kind']}” in historical cases up to {given['until']} with the verdict "
        f"“{_words(given['verdict'])}”"
    ),
}


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
