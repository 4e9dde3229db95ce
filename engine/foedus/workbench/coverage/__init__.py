"""Coverage: which rules, conditions and positions the cases exercise."""
