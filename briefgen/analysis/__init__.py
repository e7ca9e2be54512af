"""The analysis: articles become findings, each with the sentences it rests on. Pure: no clock, no network."""
