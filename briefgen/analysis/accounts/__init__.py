"""The accounts of several articles side by side: one story or not, what they share, where they differ, whence."""
