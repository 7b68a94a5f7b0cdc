"""What a person can ask for: one module a topic, none of which imports another."""
