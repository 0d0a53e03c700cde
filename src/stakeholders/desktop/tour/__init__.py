"""A tour of a minute: what the program does that an address book does not."""
