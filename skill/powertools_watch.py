"""On Lambda: one structured log line a turn, and metrics, through AWS Lambda Powertools."""

import logging

from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (
    AmazonCloudWatchEMFProvider,
)

from skill.handlers.watching import TurnSeen

logger = logging.getLogger("skill.turn")

NAMESPACE = "MyBackStretches"
COUNTED = {
    "started": "PracticeStarted",
    "resumed": "PracticeResumed",
    "finished": "PracticeFinished",
    "not_understood": "NotUnderstood",
    "store_fault": "StoreFault",
    "service_fault": "ServiceFault",
}
"""What is counted, by the name of its metric."""


def log_as_json() -> None:
    """Log what is told, in JSON, where Lambda logs text."""
    root = logging.getLogger()
    for handler in root.handlers or [logging.StreamHandler()]:
        handler.setFormatter(LambdaPowertoolsFormatter())
        if handler not in root.handlers:
            root.addHandler(handler)
    logging.getLogger("skill").setLevel(logging.INFO)


class PowertoolsWatch:
    """Tells CloudWatch."""

    def turn(self, seen: TurnSeen) -> None:
        """Log the turn, and count what it counts."""
        logger.info("turn", extra=seen.line())
        counted = [metric for field, metric in COUNTED.items() if getattr(seen, field)]
        metrics = AmazonCloudWatchEMFProvider(namespace=NAMESPACE, service="skill")
        for name in counted:
            metrics.add_metric(name=name, unit=MetricUnit.Count, value=1)
        metrics.add_metric(name="TurnTime", unit=MetricUnit.Milliseconds, value=seen.milliseconds)
        metrics.flush_metrics()
