"""Reasoning: worlds, verdicts and opinions."""
