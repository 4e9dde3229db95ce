"""Cases made at random from the vocabulary, and what is held of every one of them."""
