"""images/store/build downloads its sources from publishers and verifies them: tested with archives on a loopback server.

    python3 -m unittest discover images/tests
"""

import hashlib
import http.server
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import threading
import time
import unittest
import zipfile
from pathlib import Path

STORE = Path(__file__).resolve().parent.parent / "store"
VERSIONS = dict(re.findall(r"^(wordpress|woocommerce|storefront)\s+(\S+)", (STORE / "sources/versions").read_text(), re.M))


def wordpress(version):
    return {"wp-includes/version.php": f"<?php\n$wp_version = '{version}';\n", "index.php": "<?php // shop\n"}


def woocommerce(version):
    return {"woocommerce.php": f"<?php\n/**\n * Version: {version}\n */\n", "readme.txt": "WooCommerce\n"}


def storefront(version):
    return {"style.css": f"/*\nVersion: {version}\n*/\n"}


def targz(root, files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"{root}/{name}")
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return out.getvalue()


def zipped(root, files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{root}/{name}", text)
    return out.getvalue()


def digest(algorithm, text):
    return hashlib.new(algorithm, text.encode()).hexdigest()


class Publishers:
    """What wordpress.org serves, on a loopback address."""

    def __init__(self):
        self.files = {}
        core, plugin, theme = (VERSIONS[name] for name in ("wordpress", "woocommerce", "storefront"))
        self.wordpress_path = f"/wordpress-{core}.tar.gz"
        self.woocommerce_path = f"/plugin/woocommerce.{plugin}.zip"
        self.files[self.wordpress_path] = targz("wordpress", wordpress(core))
        self.files["/core/checksums/1.0/"] = json.dumps(
            {"checksums": {name: digest("md5", text) for name, text in wordpress(core).items()}}).encode()
        self.files[self.woocommerce_path] = zipped("woocommerce", woocommerce(plugin))
        self.files[f"/plugin-checksums/woocommerce/{plugin}.json"] = json.dumps(
            {"files": {name: {"md5": digest("md5", text), "sha256": [digest("sha256", text)]}
                       for name, text in woocommerce(plugin).items()}}).encode()
        self.files[f"/theme/storefront.{theme}.zip"] = zipped("storefront", storefront(theme))
        self.requests = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                content = outer.files.get(self.path.split("?")[0])
                outer.requests.append(self.path)
                self.send_response(200 if content else 404)
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class StoreSources(unittest.TestCase):
    def setUp(self):
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.publishers = Publishers()
        self.addCleanup(self.publishers.close)

    def build(self, *options, url=None, **environment):
        return self.run_build("--sources-only", *options, url=url, **environment)

    def run_build(self, *options, url=None, program=STORE / "build", **environment):
        url = url or self.publishers.url
        return subprocess.run(
            [program, *options], capture_output=True, text=True, timeout=60,
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), "URUMI_WORDPRESS_ORG": url, "URUMI_WORDPRESS_API": url,
                 "URUMI_WORDPRESS_DOWNLOADS": url, **environment})

    def folders(self, core, plugin, theme=VERSIONS["storefront"]):
        """Folders as a user passes them."""
        for root, files in (("wp", wordpress(core)), ("shop/plugins/woocommerce", woocommerce(plugin)),
                            ("shop/themes/storefront", storefront(theme))):
            for name, text in files.items():
                file = self.home / root / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
        return {"URUMI_WORDPRESS": str(self.home / "wp"), "URUMI_WOOCOMMERCE": str(self.home / "shop")}

    def test_releases_are_downloaded_and_verified(self):
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        core, shop = done.stdout.split()
        self.assertIn(VERSIONS["wordpress"], Path(core, "wp-includes/version.php").read_text())
        self.assertIn(VERSIONS["woocommerce"], Path(shop, "plugins/woocommerce/woocommerce.php").read_text())
        self.assertTrue(Path(shop, "themes/storefront/style.css").is_file())

    def test_a_second_build_needs_no_network(self):
        self.build()
        self.publishers.requests.clear()
        done = self.build("--offline")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.publishers.requests, [])

    def test_a_changed_file_is_refused(self):
        changed = wordpress(VERSIONS["wordpress"]) | {"index.php": "<?php evil();\n"}
        self.publishers.files[self.publishers.wordpress_path] = targz("wordpress", changed)
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("index.php differs from what its publisher released", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_an_added_file_is_refused(self):
        added = woocommerce(VERSIONS["woocommerce"]) | {"shell.php": "<?php evil();\n"}
        self.publishers.files[self.publishers.woocommerce_path] = zipped("woocommerce", added)
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("shell.php is not part of the release", done.stderr)

    def test_a_missing_file_is_refused(self):
        rest = {name: text for name, text in wordpress(VERSIONS["wordpress"]).items() if name != "index.php"}
        self.publishers.files[self.publishers.wordpress_path] = targz("wordpress", rest)
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("index.php is missing in the archive", done.stderr)

    def test_a_list_without_checksums_verifies_nothing_and_is_refused(self):
        self.publishers.files["/core/checksums/1.0/"] = json.dumps({"checksums": {}}).encode()
        self.publishers.files[self.publishers.wordpress_path] = targz("wordpress", wordpress(VERSIONS["wordpress"]))
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("lists no file", done.stderr)

    def test_the_sha_256_counts_although_the_md5_fits(self):
        plugin = VERSIONS["woocommerce"]
        published = {name: {"md5": digest("md5", text), "sha256": [digest("sha256", text + "other")]}
                     for name, text in woocommerce(plugin).items()}
        self.publishers.files[f"/plugin-checksums/woocommerce/{plugin}.json"] = json.dumps({"files": published}).encode()
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("differs from what its publisher released", done.stderr)

    def test_an_archive_that_differs_from_its_pinned_digest_is_refused(self):
        store = self.home / "store"
        shutil.copytree(STORE, store)
        versions = store / "sources/versions"
        lines = [f"storefront {VERSIONS['storefront']} {'0' * 64}" if line.startswith("storefront") else line
                 for line in versions.read_text().splitlines()]
        versions.write_text("\n".join(lines) + "\n")
        done = self.run_build("--sources-only", program=store / "build")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("its SHA-256 is not the one in sources/versions", done.stderr)

    def test_old_archives_are_downloaded_again(self):
        self.build()
        self.publishers.requests.clear()
        then = time.time() - 31 * 86400
        for archive in (self.home / ".cache/urumi/image/archives").iterdir():
            os.utime(archive, (then, then))
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(self.publishers.wordpress_path, self.publishers.requests)

    def test_a_path_outside_the_folder_is_refused(self):
        self.publishers.files[self.publishers.woocommerce_path] = zipped("woocommerce/../..", {"x.php": "<?php\n"})
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("contains the path", done.stderr)

    def test_without_network_it_says_what_to_fetch_and_where_to_put_it(self):
        done = self.build("--offline")
        archives = self.home / ".cache/urumi/image/archives"
        self.assertNotEqual(done.returncode, 0)
        for url, file in (
                (self.publishers.wordpress_path, f"wordpress-{VERSIONS['wordpress']}.tar.gz"),
                (self.publishers.woocommerce_path, f"woocommerce.{VERSIONS['woocommerce']}.zip")):
            self.assertIn(self.publishers.url + url, done.stderr)
            self.assertIn(str(archives / file), done.stderr)

    def test_the_fallback_for_an_unreachable_publisher_is_reported(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        done = self.build(url="http://127.0.0.1:9", URUMI_WORDPRESS=given["URUMI_WORDPRESS"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("cannot be downloaded from their publishers", done.stderr)
        self.assertIn("WordPress without WooCommerce", done.stderr)

    def test_given_folders_are_used_without_a_download(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        done = self.build(**given)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.split(), list(given.values()))
        self.assertEqual(self.publishers.requests, [])

    def test_versions_with_known_vulnerabilities_are_refused(self):
        for core, plugin, why in (
                ("7.1.1", "11.1.2", "wordpress 7.1.1 is refused"), ("7.0.9", "11.1.2", "wordpress 7.0.9 is refused"),
                ("7.1.4", "11.1.1", "woocommerce 11.1.1 is refused"), ("7.1.4", "10.9.9", "woocommerce 10.9.9 is refused")):
            with self.subTest(core=core, plugin=plugin):
                done = self.build(**self.folders(core, plugin))
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(why, done.stderr)

    def test_an_old_theme_is_refused(self):
        done = self.build(**self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"], theme="4.6.1"))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("storefront 4.6.1 is refused", done.stderr)

    def test_newer_lines_are_accepted(self):
        for core, plugin in (("7.1.2", "11.0.1"), ("7.2", "11.2.0"), ("8.0.1", "12.0")):
            with self.subTest(core=core, plugin=plugin):
                done = self.build(**self.folders(core, plugin))
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_old_sources_need_offline(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        then = time.time() - 31 * 86400
        for folder in given.values():
            now = os.stat(folder).st_mtime
            os.utime(folder, (then, then))
            with self.subTest(folder=folder):
                done = self.build(**given)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(f"in {folder} is 31 days old", done.stderr)
                self.assertEqual(self.build("--offline", **given).returncode, 0)
            os.utime(folder, (now, now))

    def builder(self, fails):
        """A builder that records the image it builds, and fails for the first calls."""
        calls, program = self.home / "calls", self.home / "builder"
        program.write_text(f'#!/bin/sh\necho "$1" >>{calls}\n[ "$(wc -l <{calls})" -gt {fails} ]\n')
        program.chmod(0o755)
        return program, lambda: [line.rpartition("/")[2] for line in calls.read_text().splitlines()]

    def test_an_image_is_built_once_more_when_the_first_attempt_fails(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        program, calls = self.builder(fails=1)
        done = self.run_build(URUMI_IMAGE_BUILDER=str(program), **given)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(calls(), ["store-web:dev", "store-web:dev", "store-db:dev"])

    def test_a_build_that_fails_twice_fails(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        program, calls = self.builder(fails=9)
        done = self.run_build(URUMI_IMAGE_BUILDER=str(program), **given)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(calls(), ["store-web:dev", "store-web:dev"])
        # It does not count as built.
        done = self.run_build(URUMI_IMAGE_BUILDER=str(program), **given)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(calls(), ["store-web:dev"] * 4)

    def test_images_are_built_again_only_when_something_has_changed(self):
        given = self.folders(VERSIONS["wordpress"], VERSIONS["woocommerce"])
        program, calls = self.builder(fails=0)
        both = ["store-web:dev", "store-db:dev"]
        for _ in range(2):
            self.assertEqual(self.run_build(URUMI_IMAGE_BUILDER=str(program), **given).returncode, 0)
        self.assertEqual(calls(), both)
        Path(given["URUMI_WORDPRESS"], "index.php").write_text("<?php // changed\n")
        self.assertEqual(self.run_build(URUMI_IMAGE_BUILDER=str(program), **given).returncode, 0)
        self.assertEqual(calls(), both + both)


if __name__ == "__main__":
    unittest.main()
