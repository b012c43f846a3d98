package io.urumi.web.session;

import io.urumi.web.bootstrap.ServerLog;
import io.urumi.web.bootstrap.TestPlatform;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Base of tests of a process on the loopback address where users sign in; they share one. */
@ExtendWith(ServerLog.class)
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "urumi.sign-in.mode=local",
      "urumi.sign-in.administrator=anna",
      "management.endpoint.health.validate-group-membership=false",
      "logging.level.io.urumi=trace",
      "logging.level.org.springframework.web=trace",
      "logging.level.org.springframework.http=trace"
    })
abstract class SignInPlatformTest {
  static final String NAME = "anna";
  static final String PASSWORD = "Grüße, correct horse";

  private static final Path HOME = directory();

  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  private static Path directory() {
    try {
      return Files.createTempDirectory("urumi-sign-in-");
    } catch (IOException unusable) {
      throw new java.io.UncheckedIOException(unusable);
    }
  }

  @DynamicPropertySource
  static void files(DynamicPropertyRegistry registry) throws IOException {
    Path password = HOME.resolve("password");
    Files.writeString(password, PASSWORD + "\n");
    registry.add("urumi.home", () -> HOME.resolve("home").toString());
    registry.add("urumi.sign-in.password-file", password::toString);
  }

  /** The API token of the process, as a program of the same account reads it. */
  static String token() {
    try {
      return Files.readString(HOME.resolve("home").resolve("api-token")).strip();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @BeforeEach
  void connect() {
    http = clientFrom("127.0.0.1");
  }

  /** A client with another address of this machine. */
  WebTestClient clientFrom(String address) {
    HttpClient client =
        HttpClient.newConnection().bindAddress(() -> new InetSocketAddress(address, 0));
    return WebTestClient.bindToServer(new ReactorClientHttpConnector(client))
        .baseUrl("http://127.0.0.1:" + port)
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }

  WebTestClient.ResponseSpec signIn(WebTestClient client, String name, String password) {
    return client
        .post()
        .uri("/api/v1/session")
        .contentType(MediaType.APPLICATION_JSON)
        // Bytes: this client, in the same process, would log a text.
        .bodyValue(
            ("{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}")
                .getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  /** Signs in; the cookie of the session. */
  ResponseCookie signIn() {
    return Objects.requireNonNull(
        signIn(http, NAME, PASSWORD)
            .expectStatus()
            .isCreated()
            .returnResult(Void.class)
            .getResponseCookies()
            .getFirst(SessionCookie.NAME));
  }

  WebTestClient.RequestHeadersSpec<?> get(String path, ResponseCookie session) {
    return http.get().uri(path).cookie(session.getName(), session.getValue());
  }

  WebTestClient.RequestHeadersSpec<?> delete(String path, ResponseCookie session) {
    return http.delete().uri(path).cookie(session.getName(), session.getValue());
  }

  /** A changing request; the body as bytes, because this client would log a text. */
  WebTestClient.ResponseSpec post(String path, ResponseCookie session, String body) {
    return http.post()
        .uri(path)
        .cookie(session.getName(), session.getValue())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  WebTestClient.ResponseSpec withToken(String path, String secret) {
    return http.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + secret).exchange();
  }

  /** A token that was made. */
  record NewToken(String id, String secret) {}

  /** Makes a token that is valid for a day. */
  NewToken makeToken(ResponseCookie session, String... scopes) {
    byte[] body =
        post("/api/v1/tokens", session, request(UUID.randomUUID().toString(), scopes))
            .expectStatus()
            .isCreated()
            .expectBody()
            .returnResult()
            .getResponseBody();
    JsonNode created = new JsonMapper().readTree(Objects.requireNonNull(body));
    return new NewToken(
        created.get("token").get("id").asString(), created.get("secret").asString());
  }

  static String request(String name, String... scopes) {
    return new JsonMapper()
        .writeValueAsString(
            Map.of(
                "name",
                name,
                "scopes",
                scopes,
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString()));
  }

  /** Asserts a problem detail. */
  static WebTestClient.BodyContentSpec problem(
      WebTestClient.ResponseSpec answer, int status, String code) {
    return answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }
}
