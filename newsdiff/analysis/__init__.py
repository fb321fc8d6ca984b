"""Text in, dataclasses out: how several reports of one event agree and differ.

Pure: no Django, no database, no settings, no clock, no randomness, no network.
"""
