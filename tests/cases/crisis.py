"""A small case, as text."""

HEAD = """\
id: a-case
title: A case
kind: hypothetical
date: 2022-01-20
"""
CRISIS = """\
actors:
  bands: {kind: armed_group, organised: true, weapons_against: authorities}
places:
  town: {sovereign: kazakhstan}
incidents:
  raid: {from: 2022-01-02, to: 2022-01-07, kinds: attack, by: bands, against: kazakhstan, at: town, force: armed,
    hits: territory, gravity: significant}
"""
