"""Whether a request was signed by Alexa, for hosting the skill as a web service.

The rules are Amazon's, from "Host a Custom Skill as a Web Service" (Alexa Skills Kit), and the
figures those of ask-sdk-webservice-support's verifier_constants.
"""

from skill.app.signature.verifier import SignatureVerifier

__all__ = ["SignatureVerifier"]
