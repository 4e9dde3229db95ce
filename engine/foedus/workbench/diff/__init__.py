"""Two rulebooks held against each other: the rules that differ, and every case whose opinion does."""
