package io.urumi.crash.testbed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A provider with one user and no pages, which outlives the replicas. */
public final class SignInProvider implements AutoCloseable {
  /** Id of the platform as a client. */
  public static final String CLIENT = "urumi";

  /** The group of the user. */
  public static final String GROUP = "urumi-auditors";

  private final HttpServer server;
  private final RSAKey key;

  /** The nonce of each sign-in by its code. */
  private final Map<String, String> nonces = new ConcurrentHashMap<>();

  public SignInProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    handle("/.well-known/openid-configuration", _ -> description());
    handle("/keys", _ -> new JWKSet(key).toString(true));
    handle("/token", form -> token(Objects.requireNonNull(parameters(form).get("code"))));
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As if the user had signed in: the query with which the browser is sent back. */
  String authorize(URI request) {
    Map<String, String> asked = parameters(request.getRawQuery());
    String code = UUID.randomUUID().toString();
    nonces.put(code, Objects.requireNonNull(asked.get("nonce")));
    return "code=" + code + "&state=" + asked.get("state");
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  private String description() {
    String base = issuer();
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/keys", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(base);
  }

  private String token(String code) {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("user-7")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonces.remove(code))
                .claim("name", "Anna")
                .claim("groups", List.of(GROUP))
                .build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return "{\"access_token\": \"none\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
        .formatted(token.serialize());
  }

  private interface Answer {
    String to(String body);
  }

  private void handle(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            String received =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            byte[] body = answer.to(received).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
