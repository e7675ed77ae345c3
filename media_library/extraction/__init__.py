"""Reads the text of documents by page, in a process of its own (ADR 0031).

Nothing here knows Django's settings or the database: what reads a hostile file has nothing to tell.
"""
