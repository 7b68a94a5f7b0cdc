"""On Lambda: one structured log line a turn, metrics included, by AWS Lambda Powertools."""

import logging
import os

from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (
    AmazonCloudWatchEMFProvider,
)

from skill.app.telemetry import TurnReport

NAMESPACE = "MyBackStretches"
"""Of the metrics; infra/template.yaml adds the stack's name."""
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
    """Log in JSON where Lambda would log text."""
    root = logging.getLogger()
    for handler in root.handlers or [logging.StreamHandler()]:
        handler.setFormatter(LambdaPowertoolsFormatter())
        if handler not in root.handlers:
            root.addHandler(handler)
    logging.getLogger("skill").setLevel(logging.INFO)


class PowertoolsTelemetry:
    """Reports to CloudWatch."""

    def turn(self, report: TurnReport) -> None:
        """Print the turn's line, with its metrics.

        CloudWatch's embedded metric format allows other fields beside the metrics ("Specification:
        Embedded metric format", Amazon CloudWatch User Guide); a second line would cost as much
        again.
        """
        namespace = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", NAMESPACE)
        metrics = AmazonCloudWatchEMFProvider(namespace=namespace, service="skill")
        for field, name in COUNTED.items():
            if getattr(report, field):
                metrics.add_metric(name=name, unit=MetricUnit.Count, value=1)
        metrics.add_metric(name="TurnTime", unit=MetricUnit.Milliseconds, value=report.milliseconds)
        for field, value in {"level": "INFO", "message": "turn", **report.line()}.items():
            metrics.add_metadata(field, value)
        metrics.flush_metrics()
