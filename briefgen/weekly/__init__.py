"""The weekly summary: many articles become stories, and stories one summary that says what changed. Pure."""
