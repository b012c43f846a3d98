"""Figures of a control plane in its pod: its start, memory, received bytes, and requests to the API server."""
import collections
import json
import os
import re
import time
from datetime import datetime, timezone
from pathlib import Path

STATE = "date +%s.%N; cat /proc/uptime; cat /proc/1/stat; cat /proc/1/smaps_rollup; grep VmHWM /proc/1/status; grep eth0 /proc/net/dev; getconf CLK_TCK"
AUDIT_LOG = os.environ.get("AUDIT_LOG") or Path(os.environ.get("KUBECONFIG", "")).parent / "log" / "audit.log"


class Process:
    """The process of a pod, as it is now."""

    def __init__(self, platform, pod):
        text = platform.kubectl("exec", pod, "-c", "control-plane", "--", "sh", "-c", STATE)
        now, uptime, stat, *rest = text.splitlines()
        ticks = int(rest[-1])
        fields = stat[stat.rindex(")") + 2:].split()
        self.started = float(now) - float(uptime.split()[0]) + int(fields[19]) / ticks
        self.processor_seconds = (int(fields[11]) + int(fields[12])) / ticks
        memory = collections.Counter()
        for name, kilobytes in re.findall(r"^(\w+): +(\d+) kB$", text, re.MULTILINE):
            memory[name] += int(kilobytes)
        self.resident, self.anonymous = memory["Rss"] / 1024, memory["Anonymous"] / 1024
        self.peak = int(re.search(r"VmHWM:\s+(\d+) kB", text)[1]) / 1024
        self.received = int(re.search(r"eth0:\s*(\d+)", text)[1])

    def memory(self):
        return f"{self.resident:.0f} MiB resident, {self.anonymous:.0f} of it not of files, {self.peak:.0f} at most"


def seconds_until_ready(platform, pod, process):
    """From the start of the process to the line that says that it is ready."""
    log = platform.kubectl("logs", pod, "-c", "control-plane", "--timestamps")
    [stamp] = [line.split()[0] for line in log.splitlines() if re.search(r"Urumi \S+ is ready", line)]
    return instant(stamp) - process.started


def instant(stamp):
    """Seconds since the epoch, of a time with up to nine decimals."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", stamp).replace("Z", "+00:00")).timestamp()


class Requests:
    """The requests of an account to the API server between two moments, from its audit log."""

    def __init__(self, namespace, account, seconds):
        self.account = f"system:serviceaccount:{namespace}:{account}"
        begin = time.time()
        time.sleep(seconds)
        self.counts = self.read(begin, time.time())
        self.hours = seconds / 3600

    def read(self, begin, end):
        counts, seen = collections.Counter(), set()
        first = datetime.fromtimestamp(begin, timezone.utc).isoformat()
        # The log is rotated by size; the one before may have the beginning.
        for log in sorted(Path(AUDIT_LOG).parent.glob(f"{Path(AUDIT_LOG).stem}*.log")):
            if log.stat().st_mtime < begin:
                continue
            with open(log, encoding="utf-8") as lines:
                for line in lines:
                    if self.account not in line:
                        continue
                    event = json.loads(line)
                    received = event["requestReceivedTimestamp"]
                    if event["user"]["username"] != self.account or event["auditID"] in seen or received < first[:19] or instant(received) > end:
                        continue
                    seen.add(event["auditID"])
                    counts[(event["verb"], event.get("objectRef", {}).get("resource", event["requestURI"]))] += 1
        return counts

    def per_hour(self):
        return sum(self.counts.values()) / self.hours

    def table(self):
        return "\n".join(f"  {number / self.hours:7.0f} an hour  {verb} {resource}" for (verb, resource), number in self.counts.most_common())
