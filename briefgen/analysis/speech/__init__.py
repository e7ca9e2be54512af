"""Who says what a sentence holds: verbs of speech, their subjects, and quotations that go on."""
