"""Foedus: the law of a collective-defence alliance as answer-set rules."""

__version__ = "0.1.0"
