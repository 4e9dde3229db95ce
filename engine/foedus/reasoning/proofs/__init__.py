"""Reasons: proofs of what holds in a world, and why something does not hold."""
