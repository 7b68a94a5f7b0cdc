"""A smart speaker on one's own machine: it hears typed words and speaks the skill's replies.

It reaches the skill through its Lambda door only, and keeps Alexa's rules of sessions itself.
"""
