"""How long the search for counterexamples goes on: `--hypothesis-profile long` searches five times as far."""

from hypothesis import settings

settings.register_profile("long", max_examples=500)
