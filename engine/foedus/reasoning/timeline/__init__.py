"""The same crisis on every day of the law: when its verdicts change, and what changed them."""
