"""Work on strangers' files: runs only in the child that `papers.child` starts."""
