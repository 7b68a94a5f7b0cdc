"""A smart speaker on your own machine: it hears typed words and speaks the skill's replies.

It reaches the skill only through its Lambda door, and enforces Alexa's session rules itself.
"""
