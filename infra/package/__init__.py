"""The Lambda package: the skill and its dependencies, in one zip file.

``python -m infra.package`` builds it for the function of infra/template.yaml, from
requirements/lambda.txt. The same tree and the same lock give the same bytes.
"""

from infra.package.archive import MAX_UNPACKED, MAX_ZIPPED
from infra.package.builder import Package, build
from infra.package.errors import PackagingError
from infra.package.target import LAMBDA, Target, this_machine

__all__ = [
    "LAMBDA",
    "MAX_UNPACKED",
    "MAX_ZIPPED",
    "Package",
    "PackagingError",
    "Target",
    "build",
    "this_machine",
]
