"""What is given: held once, by one writer, in one order of locks."""
