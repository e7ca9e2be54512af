"""Schedules: the entry that a host's own scheduler needs to look after a series, as text. Nothing of ours runs on.

Every entry calls `briefgen weekly run NAME --due`, which makes up what was missed, so that a scheduler that loses a run
loses nothing. It calls often: the series knows what is due.
"""
