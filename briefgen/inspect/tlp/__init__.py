"""The Traffic Light Protocol (TLP 2.0 of FIRST): whether a file is labelled as the protocol asks."""
