"""The skill package: all that the Alexa service holds of the skill.

``python -m infra.skill_package`` writes it into one folder, in the form that the Skill Package API
and the ASK command line take: skill.json, interactionModels/custom/<locale>.json, assets/.
"""
