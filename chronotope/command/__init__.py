"""The `chronotope` command, a module for each verb."""
