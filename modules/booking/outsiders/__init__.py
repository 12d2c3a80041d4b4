"""What citizens ask for: their words, the answers, the fees."""
