"""The account of an instrument: every paragraph, and by how many rules it is carried or why by none."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.law.instruments import Instrument
from foedus.law.rule import Paragraph
from foedus.law.rulebook import Rulebook
from foedus.text.values import frozen

OPERATIVE = "operative"


@frozen
class Entry:
    """A paragraph in some texts: the rules that stand under it, and those that cite it from elsewhere."""

    provision: str
    versions: tuple[str, ...]
    kind: str
    grade: str | None
    because: str | None
    rules: tuple[str, ...]
    cited_by: tuple[str, ...]

    @property
    def accounted(self) -> bool:
        """Whether the paragraph is carried by a rule, or it is said why none follows from it."""
        return bool(self.rules or self.cited_by) if self.kind == OPERATIVE else self.because is not None


def account(rulebook: Rulebook, instrument: Instrument, versions: Collection[str] | None = None) -> tuple[Entry, ...]:
    """The paragraphs of an instrument in the order of its articles; of some versions only, where these are named."""
    order = {name: place for place, name in enumerate(instrument.provisions)}
    known = [each for each in rulebook.paragraphs if each.article in order]
    known.sort(key=lambda each: order[each.article])
    found: dict[tuple[str, tuple[str, ...], str], list[Paragraph]] = {}
    for each in known:
        if versions is None or not each.versions or set(versions) & set(each.versions):
            found.setdefault((each.provision, each.versions, each.kind), []).append(each)
    return tuple(_entry(rulebook, blocks) for blocks in found.values())


def _entry(rulebook: Rulebook, blocks: list[Paragraph]) -> Entry:
    """The blocks of one paragraph in the same texts are one entry."""
    first = blocks[0]
    own = tuple(name for each in blocks for name in each.rules)
    return Entry(
        first.provision,
        first.versions,
        first.kind,
        max((each.grade for each in blocks if each.grade), default=None),
        next((each.because for each in blocks if each.because), None),
        own,
        tuple(_citing(rulebook, first, set(own))),
    )


def _citing(rulebook: Rulebook, paragraph: Paragraph, own: set[str]) -> Iterator[str]:
    named = {paragraph.provision, paragraph.article}
    for rule in rulebook.rules.values():
        if rule.id not in own and rule.provision != paragraph.provision and named & set(rule.cites):
            yield rule.id
