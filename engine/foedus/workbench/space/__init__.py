"""The bounded space of crises: everything that a crisis of a few states, incidents and acts can be."""
