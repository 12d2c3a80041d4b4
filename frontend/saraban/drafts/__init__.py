"""Writing letters: drafts, their way to a signature, and the number."""
