"""The skill package: everything that the Alexa service knows about the skill.

``python -m infra.skill_package`` writes it into one folder, in the layout that the Skill Package
API and the ASK command line expect: skill.json, interactionModels/custom/<locale>.json, assets/.
"""
