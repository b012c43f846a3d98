package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one browser, which it keeps when a replica is killed and sends to the next one. A
 * cookie changes only with a response.
 */
public final class Browser {
  private static final String SESSION = "__Host-urumi-session";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final Map<String, String> cookies = new HashMap<>();

  /** The secret of the session that a response has given it. */
  public Optional<String> session() {
    return Optional.ofNullable(cookies.get(SESSION));
  }

  /** Signs in with a password. */
  public void signIn(String name, String password, Replica at) throws NoResponseException {
    post(
        at,
        "/api/v1/session",
        "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password));
  }

  /** Signs in with the code that the replica has shown at its start. */
  public void signInWithCode(Replica at) throws NoResponseException {
    post(at, "/api/v1/session/code", "{\"code\": \"%s\"}".formatted(at.signInCode()));
  }

  /** Begins to sign in at the provider; returns where the browser is sent. */
  public URI beginAtProvider(Replica at) throws NoResponseException {
    HttpResponse<String> response = send(request(at, "/oidc/sign-in").GET());
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(302);
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  /** Comes back from the provider. */
  public void completeAtProvider(SignInProvider provider, URI sentTo, Replica at)
      throws NoResponseException {
    HttpResponse<String> response =
        send(request(at, "/oidc/callback?" + provider.authorize(sentTo)).GET());
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .doesNotContain("sign-in-failed");
  }

  /** Whether the replica accepts the session of this browser. */
  public boolean isSignedIn(Replica at) throws NoResponseException {
    return send(request(at, "/api/v1/session").GET()).statusCode() == 200;
  }

  private void post(Replica at, String path, String json) throws NoResponseException {
    HttpResponse<String> response =
        send(
            request(at, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    assertThat(response.statusCode()).as("%s", response.body()).isBetween(200, 204);
  }

  private HttpRequest.Builder request(Replica at, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(at.url() + path)).timeout(TIMEOUT);
    return cookies.isEmpty()
        ? request
        : request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; ")));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws NoResponseException {
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException killed) {
      throw new NoResponseException(killed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return response;
  }
}
