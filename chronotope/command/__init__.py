"""The `chronotope` command, a module for each verb; `main.main` reads the arguments, `start.main` is where the process begins."""

STOPPED = 130  # what shells report of a program ended by Ctrl-C
