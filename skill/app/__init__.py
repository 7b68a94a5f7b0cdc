"""An Alexa request to a turn, and an answer to an Alexa response."""
