"""images/store/common/run-server: when a server that ended is restarted in the container, and when the container ends.

    python3 -m unittest discover images/tests
"""

import os
import subprocess
import tempfile
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


if __name__ == "__main__":
    unittest.main()
