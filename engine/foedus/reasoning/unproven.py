"""Facts that the burden of proof decided: what is said of them, and which atoms they leave without."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.cases.encoding import Encoding, Question
from foedus.cases.questions import YES
from foedus.cases.titles import Titles
from foedus.law.burden import ALLEGING
from foedus.text.atoms import Atom


def unproven(question: Question, names: Titles) -> str | None:
    """Who failed to prove a fact; None where the burden does not decide it."""
    if question.unproven is None:
        return None
    what = "not disproven" if question.unproven == YES else "not proven"
    return f"{what} by {_bearer(question, names)}"


def _bearer(question: Question, names: Titles) -> str:
    if question.borne_by:
        named = [names.of(each) for each in question.borne_by]
        if len(named) > 1:
            return f"{', '.join(named[:-1])} and {named[-1]}, which bear the burden"
        return f"{named[0]}, which bears the burden"
    side = "the side that alleges it" if question.bearer == ALLEGING else "the side that invokes the law"
    return f"{side}, which bears the burden"


def lacking(questions: Iterable[Question], encoding: Encoding, names: Titles) -> dict[Atom, str]:
    """What would hold had a fact been proven, with the words on who failed to prove it."""
    said = {each.name: (each.unproven, unproven(each, names)) for each in questions if each.unproven is not None}
    found: dict[Atom, str] = {}
    for name, option, atom in encoding.effects:
        answer, note = said.get(name, (option, None))
        if note is not None and option != answer:
            found.setdefault(atom, note)
    return found
