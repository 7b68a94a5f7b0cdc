"""What is done with what a person says: one module a topic of conversation."""
