"""The Traffic Light Protocol (TLP 2.0 of FIRST): whether a file is labeled as the protocol asks."""
