"""The scenes from which the examples on force are made."""

from __future__ import annotations

# One side began; the other answers it in the same conflict.
WAR = """
places:
  town: {sovereign: armenia}
  hill: {sovereign: azerbaijan}
conflicts:
  war: {sides: [[azerbaijan], [armenia]], first_use: azerbaijan}
incidents:
  assault: {from: 2022-09-13, kinds: attack, conflict: war, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: territory, gravity: significant}
  reply: {from: 2022-09-14, kinds: attack, conflict: war, by: armenia, against: azerbaijan, at: hill, force: armed,
    means: artillery, hits: territory, gravity: significant}
"""

# An ally that was asked for help fights beside the state attacked.
HELP = """
places:
  town: {sovereign: armenia}
  hill: {sovereign: azerbaijan}
conflicts:
  war: {sides: [[azerbaijan], [armenia, russia]], first_use: azerbaijan}
requests:
  plea: {by: armenia, on: 2022-09-13, to: russia, about: assault, asks: military_assistance}
incidents:
  assault: {from: 2022-09-13, kinds: attack, conflict: war, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: territory, gravity: significant}
  aid: {from: 2022-09-15, kinds: attack, conflict: war, by: russia, against: azerbaijan, at: hill, force: armed,
    means: air_force, hits: territory, gravity: significant}
"""

# What is used in a second conflict answers an attack of the first.
ANSWER = """
places:
  town: {sovereign: armenia}
  hill: {sovereign: azerbaijan}
conflicts:
  first: {sides: [[azerbaijan], [armenia]], first_use: azerbaijan}
  second: {sides: [[azerbaijan], [armenia]], first_use: armenia}
incidents:
  raid: {from: 2022-03-01, kinds: [attack, occupation], conflict: first, by: azerbaijan, against: armenia, at: town,
    force: armed, means: artillery, hits: territory, gravity: significant}
  answer: {from: 2022-09-03, kinds: attack, conflict: second, by: armenia, against: azerbaijan, at: hill, force: armed,
    means: artillery, hits: territory, gravity: significant, response_to: raid}
"""

# A conflict that goes on from an earlier one, whose cease-fire broke.
RENEWED = """
places:
  town: {sovereign: armenia}
  hill: {sovereign: azerbaijan}
conflicts:
  old: {sides: [[azerbaijan], [armenia]], first_use: azerbaijan, cease_fires: [{on: 2022-03-03, kept: false}]}
  new: {sides: [[armenia], [azerbaijan]], first_use: armenia, follows: old}
incidents:
  assault: {from: 2022-03-01, kinds: attack, conflict: old, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: territory, gravity: significant}
  reply: {from: 2022-09-14, kinds: attack, conflict: new, by: armenia, against: azerbaijan, at: hill, force: armed,
    means: artillery, hits: territory, gravity: significant}
"""

# Foreign forces strike on another state's land, with its consent and on a mandate.
GUEST = """
places:
  city: {sovereign: kazakhstan}
  steppe: {sovereign: kazakhstan}
  sea: {kind: high_seas, sovereign: none}
incidents:
  strike: {from: 2022-01-08, kinds: attack, by: russia, against: kazakhstan, at: city, force: armed, means: small_arms,
    hits: people, gravity: significant}
consents:
  leave: {by: kazakhstan, given_to: russia, on: 2022-01-06, for: use_of_force}
security_council:
  resolution: {kind: authorization, on: 2022-01-07, about: strike, for: russia}
"""

# An attack, what was asked, decided, done and told about it.
FOLLOWED = """
places:
  town: {sovereign: armenia}
incidents:
  assault: {from: 2022-09-13, to: 2022-09-14, kinds: attack, by: azerbaijan, against: armenia, at: town, force: armed,
    means: artillery, hits: territory, gravity: significant}
requests:
  plea: {by: armenia, on: 2022-09-13, to: csc, about: assault, asks: assistance}
decisions:
  reply: {organ: csc, on: 2022-09-14, kind: assist, about: plea, votes: {others: for}}
measures:
  aid: {by: russia, for: armenia, about: assault, kind: arms, from: 2022-09-15}
notifications:
  notice: {by: armenia, to: un_security_council, on: 2022-09-15, about: assault}
"""
