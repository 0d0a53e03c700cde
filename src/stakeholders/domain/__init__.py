"""Values, rules and validators: what people, bodies and posts are. No input, no output."""
