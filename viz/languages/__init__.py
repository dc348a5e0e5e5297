"""The words of page and plate: the name of a language comes in; its words, numbers and plurals go out.

English is the source; every other language has a catalogue beside this module. The door is `catalogues.wording_of`.
"""
