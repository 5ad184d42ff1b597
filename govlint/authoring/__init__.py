"""Writing reports: a blank one in the mandated form, figures into one, figures out of one, one in another format."""
