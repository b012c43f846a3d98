"""An SMTP server in its own namespace that keeps all messages (mailpit)."""
import json
import os
import secrets
import time
from pathlib import Path

from support.commands import kubectl, run
from support.store import IMAGE_TAG

MAILPIT = Path(os.environ.get("MAILPIT", Path.home() / ".cache" / "urumi" / "bin" / "mailpit"))
PORT = 2525
# Of the store, without which no message is accepted. Each message has the name as a tag.
USER = "e2e-shop"
# The image of the web server is on all nodes already, and mailpit is statically linked: it is copied into the pod.
OBJECTS = """
apiVersion: v1
kind: Pod
metadata: {{name: smtp, labels: {{app: smtp}}}}
spec:
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 1
  securityContext: {{runAsNonRoot: true, runAsUser: 33, runAsGroup: 33, fsGroup: 33, seccompProfile: {{type: RuntimeDefault}}}}
  containers:
    - name: smtp
      image: urumi.local/store-web:{tag}
      command: [sh, -c, 'until [ -e /tmp/copied ]; do sleep 0.2; done; echo "{user}:{password}" >/tmp/users; exec /tmp/mailpit --smtp 0.0.0.0:{port} --smtp-auth-file /tmp/users --smtp-auth-allow-insecure --tags-username --listen 127.0.0.1:8025 --disable-version-check']
      readinessProbe: {{tcpSocket: {{port: {port}}}, periodSeconds: 1}}
      securityContext: {{allowPrivilegeEscalation: false, capabilities: {{drop: [ALL]}}}}
      resources: {{requests: {{cpu: 10m, memory: 32Mi}}, limits: {{memory: 256Mi}}}}
      volumeMounts: [{{name: tmp, mountPath: /tmp}}]
  volumes: [{{name: tmp, emptyDir: {{}}}}]
---
apiVersion: v1
kind: Service
metadata: {{name: smtp}}
spec: {{selector: {{app: smtp}}, ports: [{{port: {port}}}]}}
"""


class Mailbox:
    def __init__(self, namespace):
        self.namespace = namespace
        self.host = f"smtp.{namespace}.svc.cluster.local"
        self.password = secrets.token_hex(8)
        kubectl("-n", namespace, "apply", "-f", "-", input=OBJECTS.format(tag=IMAGE_TAG, port=PORT, user=USER, password=self.password))
        kubectl("-n", namespace, "wait", "--for=jsonpath={.status.phase}=Running", "pod/smtp", "--timeout=60s")
        run("kubectl", "-n", namespace, "cp", MAILPIT, f"{namespace}/smtp:/tmp/mailpit")
        run("kubectl", "-n", namespace, "exec", "smtp", "--", "sh", "-c", "chmod +x /tmp/mailpit && touch /tmp/copied")
        kubectl("-n", namespace, "wait", "--for=condition=Ready", "pod/smtp", "--timeout=60s")

    def kubectl(self, *words, **options):
        return kubectl("-n", self.namespace, *words, **options)

    def values(self, store):
        """Values of a store that sends its mail here, whose password it stores in the store's namespace.

        A network of a NetworkPolicy does not match pods, a namespace does.
        """
        store.kubectl("create", "secret", "generic", "smtp", f"--from-literal=username={USER}", f"--from-literal=password={self.password}")
        namespace = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": self.namespace}}}
        return {
            "smtp": {"host": self.host, "port": PORT, "encryption": "none", "existingSecret": "smtp"},
            "networkPolicy": {"extraEgress": [{"to": [namespace], "ports": [{"protocol": "TCP", "port": PORT}]}]},
        }

    def ask(self, path):
        return self.ask_all([path])[0]

    def ask_all(self, paths):
        """The answers to several requests, by one command in the pod."""
        script = "foreach (array_slice($argv, 1) as $path) { echo file_get_contents('http://127.0.0.1:8025/api/v1/' . $path), \"\\n\"; }"
        answers = self.kubectl("exec", "smtp", "--", "php", "-n", "-r", script, *paths)
        return [json.loads(line) for line in answers.split("\n") if line]

    def messages(self, to, subject):
        """The summaries of the messages to `to` whose subject contains `subject`, the newest first."""
        return [message for message in self.ask("messages?limit=1000")["messages"]
                if subject in message["Subject"] and to in [address["Address"] for address in message["To"]]]

    def text(self, message):
        return self.ask(f"message/{message['ID']}")["Text"]

    def message(self, to, subject, seconds=30):
        """Waits for a message to `to` whose subject contains `subject`. Returns it with its headers and envelope."""
        deadline = time.monotonic() + seconds
        while True:
            messages = self.ask("messages")["messages"]
            for message in messages:
                if subject in message["Subject"] and to in [address["Address"] for address in message["To"]]:
                    return {**self.ask(f"message/{message['ID']}"), "Headers": self.ask(f"message/{message['ID']}/headers")}
            assert time.monotonic() < deadline, [(message["Subject"], message["To"]) for message in messages]
            time.sleep(0.3)
