"""What holds a dossier: a folder of text files, or a workbook. The door is `opening.open_container`."""
