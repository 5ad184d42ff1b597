"""The arguments of the commands. Only those of the command that is run are loaded."""
