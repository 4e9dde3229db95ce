"""The law: a folder of rules and data, read and checked into a rulebook."""
