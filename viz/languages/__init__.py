"""The words of page and plate: English as the source, and a catalogue for every other language; see CONTRIBUTING.md."""
