"""What a physiotherapist would recognise: stretches, plan, script, passage, place, safety.

Pure: no SDK, AWS, Flask, clock or randomness. Time comes in as an argument, in seconds.
"""
