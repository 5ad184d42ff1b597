"""What a file really is, by its content, where that is not what its name says: legacy, encrypted, broken, foreign."""
