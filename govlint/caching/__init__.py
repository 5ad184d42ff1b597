"""Results of files that were checked before, found again by what the files hold and what they are checked by."""
