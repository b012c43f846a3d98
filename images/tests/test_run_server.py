"""images/store/common/run-server: when a server that ended is restarted in the container, and when the container ends.

    python3 -m unittest discover images/tests
"""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

RUN_SERVER = Path(__file__).resolve().parent.parent / "store/common/run-server"


class RunServerTest(unittest.TestCase):
    def run_server(self, *ends):
        """Runs a server that ends in the given ways, one after the other. Returns the container's status and the starts."""
        with tempfile.TemporaryDirectory() as folder:
            starts = Path(folder, "starts")
            ways = " ".join(f"{number}) {way} ;;" for number, way in enumerate(ends, start=1))
            script = f'echo start >>"$STARTS"; case $(wc -l <"$STARTS") in {ways} esac'
            done = subprocess.run(["sh", RUN_SERVER, "TERM", "sh", "-c", script], env={**os.environ, "STARTS": str(starts)},
                                  stderr=subprocess.PIPE, text=True, timeout=60)
            return done.returncode, len(starts.read_text().splitlines())

    def test_a_server_that_is_killed_twice_soon_after_its_start_is_restarted(self):
        # Otherwise the kubelet would wait for ten seconds before the second of these restarts.
        self.assertEqual((0, 3), self.run_server("kill -9 $$", "kill -9 $$", "exit 0"))

    def test_a_server_that_is_killed_after_each_start_ends_the_container(self):
        self.assertEqual((137, 3), self.run_server(*["kill -9 $$"] * 9))

    def test_a_server_that_ends_by_itself_soon_after_its_start_ends_the_container(self):
        self.assertEqual((7, 1), self.run_server("exit 7", "exit 0"))

    def test_a_server_that_ran_for_five_seconds_is_restarted_however_it_ended(self):
        self.assertEqual((3, 5), self.run_server("kill -9 $$", "kill -9 $$", "sleep 6; exit 7", "kill -9 $$", "exit 3"))

    def stopped(self, signal, script):
        """Starts a server that does not end, stops the container, and returns its status and the server's lines."""
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder, "lines")
            lines.touch()
            container = subprocess.Popen(
                ["sh", RUN_SERVER, signal, "sh", "-c", script], env={**os.environ, "LINES_FILE": str(lines)},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                until = time.monotonic() + 30
                while not lines.read_text() and time.monotonic() < until:
                    time.sleep(0.05)
                container.terminate()
                return container.wait(timeout=20), lines.read_text().splitlines()
            finally:
                container.kill()
                container.wait()

    def test_the_stop_signal_of_the_server_is_sent_to_it(self):
        script = 'trap "echo stop >>$LINES_FILE; exit 5" WINCH; echo start >>"$LINES_FILE"; for i in $(seq 400); do sleep 0.1; done'
        self.assertEqual((5, ["start", "stop"]), self.stopped("WINCH", script))

    def test_a_server_that_the_stop_signal_kills_is_not_restarted(self):
        self.assertEqual((143, ["start"]), self.stopped("TERM", 'echo start >>"$LINES_FILE"; exec sleep 40'))

    def test_no_child_of_a_killed_server_is_left(self):
        with tempfile.TemporaryDirectory() as folder:
            child = Path(folder, "child")
            done = subprocess.run(
                ["sh", RUN_SERVER, "TERM", "sh", "-c", f'[ -e {child} ] && exit 0; sleep 40 & echo $! >{child}; kill -9 $$'],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
            self.assertEqual(0, done.returncode)
            state = Path("/proc", child.read_text().strip(), "stat")
            # Without a process that collects it, it stays as a zombie.
            self.assertTrue(not state.exists() or ") Z " in state.read_text())


if __name__ == "__main__":
    unittest.main()
