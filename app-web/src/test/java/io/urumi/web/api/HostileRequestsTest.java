package io.urumi.web.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.urumi.web.bootstrap.WebPlatformTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no HTTP client library sends. */
@WebPlatformTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest {
  private static final int TIMEOUT_MILLIS = 60_000;

  @LocalServerPort int port;

  private String answer(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String answer(String request) throws IOException {
    return answer(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String get(String target, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + more
        + "\r\n";
  }

  private static String post(String body, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + more
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static void isProblem(String answer, int status, String code) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/problem+json");
    String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
    assertThat(JsonPath.<String>read(body, "$.code")).isEqualTo(code);
    assertThat(JsonPath.<Integer>read(body, "$.status")).isEqualTo(status);
    assertThat(JsonPath.<String>read(body, "$.requestId")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/%zz, 400, BAD_REQUEST",
    "/api/v1/stores?q=%zz, 400, BAD_REQUEST",
    "/api\\v1, 400, BAD_REQUEST",
    "/api/v1/stores?q=%C0%AF, 400, BAD_REQUEST",
    "/api/v1/subdomains/%ED%A0%80, 400, BAD_REQUEST",
    "/api/v1/stores?limit=, 400, VALIDATION_FAILED",
    "/api/v1/stores?owner=, 400, VALIDATION_FAILED",
    "/api/v1/stores?phase=, 400, VALIDATION_FAILED",
    "/api/v1/audit/export?store=, 400, VALIDATION_FAILED",
    "/api/v1/audit/export?from=%2B999999999-12-31T23:59:59Z, 400, VALIDATION_FAILED",
    "/api/v1/audit/export?to=-999999999-01-01T00:00:00Z, 400, VALIDATION_FAILED",
    "/actuator/health/xx, 404, NOT_FOUND",
    "/actuator/xx, 404, NOT_FOUND"
  })
  void everyInvalidAddressIsAnsweredWithAProblem(String target, int status, String code)
      throws IOException {
    isProblem(answer(get(target)), status, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:-1", "localhost:999999", "lo cal"})
  void aMalformedHostHeaderIsNotAnErrorOfThePlatform(String host) throws IOException {
    String request = get("/api/v1/plans").replace("Host: localhost", "Host: " + host);

    isProblem(answer(request), 421, "HOST_NOT_ALLOWED");
  }

  @Test
  void aPortThatDoesNotExistIsNotAnErrorOfThePlatform() throws IOException {
    String request = get("/api/v1/plans").replace("Host: localhost", "Host: localhost:99999");

    assertThat(answer(request)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void tooLongAddressesAndHeadersAreAnsweredWithAProblem() throws IOException {
    isProblem(answer(get("/" + "a".repeat(20_000))), 414, "URI_TOO_LONG");
    isProblem(answer(get("/", "X-A: " + "a".repeat(20_000))), 431, "HEADERS_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/plans", "/api/v1/nothing"})
  void anAcceptHeaderWithTooManyTypesIsNotAnErrorOfThePlatform(String target) throws IOException {
    String accept = "Accept: " + "text/a,".repeat(60) + "text/b";
    isProblem(answer(get(target, accept)), 406, "NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00C0\u00AF", "\u00C0\u00A2", "\u00C1\u00A1", "\u00ED\u00A0\u0080", "\u00FF"})
  void aBodyThatIsNotUtf8IsRefused(String bytes) throws IOException {
    String body = "{\"name\":\"" + bytes + "\",\"subdomain\":\"overlong\"}";
    isProblem(answer(post(body, "Content-Type: application/json")), 400, "MALFORMED_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-32LE", "cp500", "iso-8859-1", "nothing"})
  void anotherCharsetThanUtf8IsRefused(String charset) throws IOException {
    isProblem(
        answer(post("{}", "Content-Type: application/json; charset=" + charset)),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key", "X-Request-Id", "Authorization", "Content-Type"})
  void aHeaderWithOneMeaningIsNotRepeated(String name) throws IOException {
    isProblem(answer(post("{}", name + ": a", name + ": b")), 400, "VALIDATION_FAILED");
  }

  @Test
  void theAnswerIsNotMuchLargerThanTheQuestion() throws IOException {
    StringBuilder body = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 1_500; i++) {
      body.append(",\"x").append(i).append("\":1");
    }
    String answer = answer(post(body.append('}').toString(), "Content-Type: application/json"));
    isProblem(answer, 400, "VALIDATION_FAILED");
    assertThat(answer).hasSizeLessThan(10_000).contains("1481 more errors");
  }

  @Test
  void aClientThatLeavesIsNotAnErrorOfThePlatform(CapturedOutput output) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: leaves\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                  .getBytes(US_ASCII));
      Thread.sleep(200);
      socket.setSoLinger(true, 0);
    }
    String chunk =
        "POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: chunk\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n";
    isProblem(answer(chunk), 400, "BAD_REQUEST");
    Thread.sleep(300);
    // Later requests show that the earlier ones are done.
    answer(get("/api/v1/plans"));
    assertThat(output.getAll()).doesNotContain("ERROR", " 500 ");
  }

  @Test
  void aRequestThatIsNotCompletedInTimeIsClosed() throws IOException {
    String half =
        "POST /api/v1/stores HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{";
    long started = System.nanoTime();
    String answer = answer(half);
    assertThat(answer)
        .satisfiesAnyOf(
            text -> assertThat(text).isEmpty(),
            text -> assertThat(text).startsWith("HTTP/1.1 408"));
    assertThat(System.nanoTime() - started).isLessThan(30_000_000_000L);
  }

  @Test
  void aHeadThatIsNotCompletedInTimeIsClosed() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      // An answered request on the connection does not change that.
      out.write("GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      out.write("GET / HTTP/1.1\r\nX-A: ".getBytes(US_ASCII));
      long started = System.nanoTime();
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("TTP/1.1 200 ");
      assertThat(System.nanoTime() - started).isLessThan(30_000_000_000L);
    }
  }

  @Test
  void aHeadThatArrivesByteByByteIsClosed() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX-A: ".getBytes(US_ASCII));
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> isClosedAfter(socket, 'a'));
    }
  }

  private static boolean isClosedAfter(Socket socket, char sent) {
    try {
      socket.getOutputStream().write(sent);
      return false;
    } catch (IOException closed) {
      return true;
    }
  }
}
