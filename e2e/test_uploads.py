"""Uploads of the owner: a photo of several megabytes arrives, documents open in a browser, and visitors cannot fill the disk."""
import io
import json
import random
import re
import struct
import wave
from pathlib import Path

import pytest
import requests

from support.commands import run
from support.nginx import behind_nginx

pytestmark = pytest.mark.xdist_group("shared-store")

UPLOADS = "/wp-content/uploads"
PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
       b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj\n"
       b"4 0 obj<</Length 30>>stream\n1 0 0 rg 0 0 300 300 re f     \nendstream endobj\ntrailer<</Root 1 0 R>>\n")


def sound():
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 1, 8000, 0, "NONE", ""))
        out.writeframes(bytes(8000))
    return file.getvalue()


def photo(store, size):
    """A JPEG of at least the given size: a small one, filled up with a comment."""
    small = store.request(f"{UPLOADS}/2026/01/mug-150x150.jpg").content
    assert small[:2] == b"\xff\xd8"
    noise = random.Random(1).randbytes(60_000)
    comments = b"".join(b"\xff\xfe" + struct.pack(">H", len(noise) + 2) + noise for _ in range(size // len(noise) + 1))
    return small[:2] + comments + small[2:]


@pytest.fixture(scope="module")
def owner(selling_store):
    """A session of the owner, who has opened the administration."""
    with requests.Session() as session:
        login = {"log": selling_store.secret("admin-username"), "pwd": selling_store.secret("admin-password")}
        assert selling_store.status("/wp-login.php", "POST", session=session, data=login) == 302
        assert selling_store.status("/wp-admin/", session=session) == 200
        yield session


def upload(store, session, name, content):
    page = store.request("/wp-admin/media-new.php", session=session).text
    nonce = re.search(r'"_wpnonce":"([0-9a-f]+)"|name="_wpnonce" value="([0-9a-f]+)"', page)
    response = store.request("/wp-admin/async-upload.php", "POST", session=session, timeout=60, files={"async-upload": (name, content)},
                             data={"name": name, "action": "upload-attachment", "_wpnonce": next(filter(None, nonce.groups()))})
    return response


@pytest.fixture(scope="module")
def uploaded(selling_store, owner):
    """Name of the file → its path on the server, uploaded as the owner's browser does."""
    paths = {}
    for name, content in {"terms.pdf": PDF, "jingle.wav": sound()}.items():
        answer = upload(selling_store, owner, name, content).json()
        assert answer["success"], answer
        paths[name] = answer["data"]["url"].removeprefix(selling_store.url)
    page = selling_store.execute(selling_store.web, "php", "-r", "$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
                                 "echo wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'e2e-terms', 'post_title' => 'Terms', 'post_content' => "
                                 "'<!-- wp:file --><div class=\"wp-block-file\"><object class=\"wp-block-file__embed\" data=\"' . $argv[1] . '\" type=\"application/pdf\" "
                                 "style=\"width:100%;height:600px\"></object></div><!-- /wp:file -->' ) );", "--", selling_store.url + paths["terms.pdf"]).stdout
    yield paths
    selling_store.execute(selling_store.web, "php", "-r", "$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; wp_delete_post( (int) $argv[1], true );", "--", page)


def test_a_photo_of_several_megabytes_arrives(selling_store, owner):
    answer = upload(selling_store, owner, "e2e-photo.jpg", photo(selling_store, 3_000_000)).json()
    assert answer["success"], answer
    path = answer["data"]["url"].removeprefix(selling_store.url)
    assert selling_store.request(path.replace("-scaled", "")).status_code == 200


def test_the_largest_file_that_php_accepts_arrives(selling_store, owner):
    answer = upload(selling_store, owner, "e2e-large.wav", sound() + bytes(31_000_000)).json()
    assert answer["success"], answer


def test_a_larger_file_is_refused(selling_store, owner):
    assert upload(selling_store, owner, "e2e-too-large.wav", bytes(45_000_000)).status_code == 413


class TestBehindNginx:
    """Both controllers for nginx write their annotation into client_max_body_size."""

    def test_without_the_annotation_nginx_refuses_a_photo(self, selling_store, owner, tmp_path):
        with behind_nginx(selling_store, tmp_path) as behind:
            assert upload(behind, owner, "e2e-nginx.jpg", photo(behind, 3_000_000)).status_code == 413

    @pytest.mark.parametrize("annotation", ["nginx.ingress.kubernetes.io/proxy-body-size", "nginx.org/client-max-body-size"])
    def test_with_it_the_largest_file_that_php_accepts_arrives(self, selling_store, owner, tmp_path, annotation):
        ingress = json.loads(selling_store.kubectl("get", "ingress", "store-web", "-o", "json"))
        limit = ingress["metadata"]["annotations"][annotation]
        with behind_nginx(selling_store, tmp_path, f"client_max_body_size {limit};") as behind:
            response = upload(behind, owner, "e2e-nginx.wav", sound() + bytes(31_000_000))
            assert response.ok and response.json()["success"], response.text[:500]


def test_a_visitor_cannot_send_a_large_body(selling_store):
    for path in ("/wp-admin/async-upload.php", "/shop/", "/wp-login.php", "/wp-json/wc/store/v1/cart/add-item", "/?rest_route=/wp/v2/media"):
        assert selling_store.status(path, "POST", data=bytes(3_000_000)) == 413
        assert selling_store.status(path, "POST", data=bytes(3_000_000), headers={"Cookie": "urumi_uploads=0; wordpress_logged_in_x=1"}) == 413


def test_a_visitor_has_no_right_to_upload(selling_store):
    assert selling_store.status("/wp-json/wp/v2/media", "POST", data=bytes(3_000_000), headers={"Content-Disposition": "attachment; filename=x.jpg"}) == 401


def test_the_rest_api_accepts_a_photo_without_the_cookie_of_a_browser(selling_store, owner):
    nonce = selling_store.request("/wp-admin/admin-ajax.php?action=rest-nonce", session=owner).text
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in owner.cookies if cookie.name.startswith("wordpress_logged_in"))
    response = selling_store.request("/wp-json/wp/v2/media", "POST", data=photo(selling_store, 3_000_000), timeout=60,
                                     headers={"Cookie": cookies, "X-WP-Nonce": nonce, "Content-Type": "image/jpeg", "Content-Disposition": "attachment; filename=e2e-api.jpg"})
    assert response.status_code == 201, response.text


def test_the_cookie_for_uploads_is_hidden_from_scripts_and_ends_with_the_session(selling_store):
    with requests.Session() as session:
        login = {"log": selling_store.secret("admin-username"), "pwd": selling_store.secret("admin-password")}
        assert selling_store.status("/wp-login.php", "POST", session=session, data=login) == 302
        page = selling_store.request("/wp-admin/", session=session)
        [cookie] = [cookie for cookie in session.cookies if cookie.name == "urumi_uploads"]
        assert cookie.has_nonstandard_attr("HttpOnly") and cookie.get_nonstandard_attr("SameSite") == "Lax"
        logout = re.search(r"/wp-login\.php\?action=logout[^\"']+", page.text).group().replace("&amp;", "&").replace("&#038;", "&")
        assert selling_store.status(logout, session=session) == 302
        assert "urumi_uploads" not in session.cookies


class TestInABrowser:
    @pytest.fixture(scope="class")
    @classmethod
    def shown(cls, selling_store, uploaded):
        urls = [selling_store.url + path for path in (*uploaded.values(), "/e2e-terms/")]
        done = run("node", Path(__file__).parent / "uploads.mjs", *urls)
        shown = json.loads(done.stdout)
        print(done.stdout)
        return {name: shown[url] for name, url in zip((*uploaded, "page"), urls)}

    def test_a_pdf_opens(self, shown):
        assert shown["terms.pdf"]["viewer"] and not shown["terms.pdf"]["blocked"]

    def test_a_pdf_is_shown_inside_a_page(self, shown):
        assert shown["page"]["viewer"] and not shown["page"]["blocked"]

    def test_a_sound_can_be_played(self, shown):
        assert shown["jingle.wav"]["playable"] and not shown["jingle.wav"]["blocked"]


def test_a_pdf_is_not_sandboxed_but_everything_else_is(selling_store, uploaded):
    def policy(path):
        return selling_store.request(path, "HEAD").headers["Content-Security-Policy"]
    assert "sandbox" not in policy(uploaded["terms.pdf"])
    assert "sandbox" in policy(uploaded["jingle.wav"])
    assert selling_store.request(uploaded["terms.pdf"], "HEAD").headers["Content-Type"] == "application/pdf"
