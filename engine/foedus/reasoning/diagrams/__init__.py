"""Verdict diagrams: each conclusion of a grounding as one shared, reduced, ordered multi-valued decision diagram."""
