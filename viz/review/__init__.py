"""The folder of a dossier comes in; a page on this machine goes out, in which its drafts are accepted, mended and refused.

The door is `server.serve`. Python decides, the script shows: what a date means, what a row lacks and where a place lies is
said by `session.Session`, which changes the files through the room geodata/editing.
"""
