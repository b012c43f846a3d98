"""kubectl and helm as functions. A command that fails raises CommandFailed with its error output."""
import subprocess
from pathlib import Path

CHART = Path(__file__).resolve().parents[2] / "charts" / "woocommerce-store"


class CommandFailed(AssertionError):
    pass


def run(*command, check=True, timeout=300, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=timeout, **options)
    if check and done.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))[:300]} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done


def kubectl(*words, **options):
    return run("kubectl", *words, **options).stdout


def helm(*words, **options):
    return run("helm", *words, **options).stdout


def create_namespace(namespace, *, restricted):
    kubectl("create", "namespace", namespace)
    if restricted:
        kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted")


def delete_namespace(namespace):
    """Starts the deletion. Deleting workloads and claims together with the namespace takes a third of the time."""
    kubectl("-n", namespace, "delete", "deployment,statefulset,cronjob,job,pod,pvc", "--all", "--wait=false", check=False)
    kubectl("delete", "namespace", namespace, "--wait=false", check=False)


def wait_for_deletion(namespaces, seconds=120):
    """Waits, because pods that still run would take memory and CPU from later tests."""
    if namespaces:
        kubectl("wait", "--for=delete", *(f"namespace/{name}" for name in namespaces), f"--timeout={seconds}s", check=False, timeout=seconds + 30)
