"""What was read, kept in one SQLite file of the user's."""
