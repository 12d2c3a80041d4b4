"""Thai official papers: letters, memos, registers and stamps to PDF, and what comes in."""
