"""Titles of what an opinion is about: mechanisms, with their objects, and things."""

from __future__ import annotations

from foedus.reasoning.opinion import MechanismOpinion, Opinion


def thing_title(opinion: Opinion, name: str) -> str:
    """What a case or the law's record calls a thing."""
    return opinion.titles.get(name) or name.replace("_", " ")


def mechanism_title(opinion: Opinion, mechanism: MechanismOpinion) -> str:
    """The title, with the object where the mechanism is listed once for each."""
    thing = mechanism.id.removeprefix(mechanism.mechanism).removeprefix(":")
    return f"{mechanism.title}: {thing_title(opinion, thing)}" if thing else mechanism.title
