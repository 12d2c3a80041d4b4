"""Pages for people from outside, who sign in nowhere."""
