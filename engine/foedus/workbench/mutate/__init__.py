"""Mutants of the rules: which the cases kill, which no crisis tells apart, and cases that kill the rest."""
