"""gunicorn's settings for the web service: ``gunicorn --config python:skill.web_server``.

gevent, because a thread would wait with each client that sends its request slowly.
"""

import ssl
from typing import Any

wsgi_app = "skill.web_service:create_app()"
workers = 2
worker_class = "gevent"
control_socket_disable = True
# A proxy's header SCRIPT_NAME, which is else taken from anybody on the same machine.
forwarder_headers = ""


def post_worker_init(_worker: Any) -> None:
    """Take who leaves in the middle of a TLS handshake for what it is: nothing to report."""
    import gevent  # gunicorn has loaded and applied it by now

    hub = gevent.get_hub()
    hub.NOT_ERROR = (*hub.NOT_ERROR, ssl.SSLError, ConnectionError)
