"""Series: what is collected, when a period ends, who gets which summary of it, and what became of each."""
