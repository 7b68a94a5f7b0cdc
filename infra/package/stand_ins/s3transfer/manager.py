"""In the Lambda package, in place of s3transfer: boto3 imports it for S3, whatever it is used for.

It would bring multiprocessing along, and take a twentieth of a cold start (docs/cost.md).
"""


class TransferConfig:
    """Stands in for s3transfer's: boto3.compat looks at its attributes, and nothing else does."""
