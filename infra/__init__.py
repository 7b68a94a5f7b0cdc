"""Everything around the code: the stack on AWS, the Lambda package, the skill package."""
