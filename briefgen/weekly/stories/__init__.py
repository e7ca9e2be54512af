"""Articles become stories: what is told by which of them, and why each is where it is. Pure."""
