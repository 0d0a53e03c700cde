"""People, organisations and posts: the list of contacts and the card of one."""
