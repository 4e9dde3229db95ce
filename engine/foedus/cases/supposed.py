"""Words for a thing that a case does not tell of and might have."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.law.vocabulary import Section

_ABOUT = "about"


def supposed_thing(section: Section, values: Mapping[str, str]) -> str:
    """What it would be: as the vocabulary words it, else `a request`."""
    if not section.supposed:
        title = section.title or section.name
        return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
    return filled(section.supposed, values)


def over_what(section: Section, template: str, values: Mapping[str, str]) -> str:
    """What a sentence about it must add, so that it is said what it is about."""
    told = "{about}" in template or ("{thing}" in template and "{about}" in section.supposed)
    return "" if told or _ABOUT not in values else f" over {values[_ABOUT]}"


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with the words in its slots."""
    for slot, text in values.items():
        template = template.replace("{" + slot + "}", text)
    return template
