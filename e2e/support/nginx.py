"""A real nginx in front of the ingress controller."""
import contextlib
import copy
import random
import socket
import subprocess
import time

CONFIGURATION = """
daemon off;
worker_processes 1;
# The workers may write into the folder. Without root's rights the line has no effect.
user root;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {settings}
    location / {{
      proxy_pass {ingress};
      proxy_set_header Host $http_host;
    }}
  }}
}}
"""


def unused_port():
    """Below the range of outgoing connections, which could take the port before nginx does."""
    while True:
        port = random.randrange(20_000, 30_000)
        with contextlib.suppress(OSError), socket.socket() as server:
            server.bind(("127.0.0.1", port))
            return port


def responds(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def behind_nginx(store, folder, settings=""):
    """Yields the store, requested through an nginx with these settings of its server."""
    port = unused_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, settings=settings, ingress=store.ingress))
    log = folder / "nginx.log"
    with log.open("w") as errors:
        process = subprocess.Popen(["/usr/sbin/nginx", "-e", "stderr", "-c", configuration], stderr=errors)
    try:
        deadline = time.monotonic() + 20
        while not responds(port):
            assert process.poll() is None and time.monotonic() < deadline, f"nginx does not respond: {log.read_text()}"
            time.sleep(0.05)
        behind = copy.copy(store)
        behind.ingress = f"http://127.0.0.1:{port}"
        yield behind
    finally:
        process.terminate()
        process.wait(20)
