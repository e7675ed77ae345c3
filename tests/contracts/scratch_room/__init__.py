"""A room that only the tests have: its page type is listed, filtered, found, read by programs.

It joins by registration alone; `scratch_room_walk.py` beside it walks what follows from that.
"""
