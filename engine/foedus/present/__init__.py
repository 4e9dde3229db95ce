"""Opinions shown: for people and for programs."""
