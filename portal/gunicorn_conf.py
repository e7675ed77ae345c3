"""How gunicorn runs the portal; addresses and numbers of processes can be given beside it."""

from __future__ import annotations

import logging
import os

from portal.settings.logs import LOGGING

MOST_WORKERS = 8

logging.captureWarnings(True)

wsgi_app = "portal.wsgi"
# On all addresses: inside a container, what can be reached is the host's decision.
bind = ":8000"
workers = min(2 * len(os.sched_getaffinity(0)) + 1, MOST_WORKERS)
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5
# A process that leaks is replaced before it hurts, not all at once.
max_requests = 5000
max_requests_jitter = 500
# By default it lies in the user's home, one for all instances on the machine.
control_socket_disable = True
# Nobody in front may say below which address the portal lies: rules for /admin/ would not see it.
forwarder_headers = ""
# Each request is logged by the portal, without addresses.
accesslog = None
logconfig_dict = LOGGING
