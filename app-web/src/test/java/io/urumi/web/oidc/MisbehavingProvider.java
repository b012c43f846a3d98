package io.urumi.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A provider that does what a real one must not do, when a test tells it to. It has no users and no
 * pages: {@link #authorize} stands for the user's visit. It checks the client and PKCE.
 */
final class MisbehavingProvider implements AutoCloseable {
  static final String CLIENT = "urumi";
  static final String SECRET = "a-client-secret-of-the-test";

  /** Made once: it takes longer than the platform waits. */
  private static final RSAKey FOREIGN_KEY = newKey("foreign");

  /** How a token is signed. */
  enum Signature {
    RIGHT,
    /** {@code alg=none}. */
    NONE,
    /** With another key that has the id of the right one. */
    FOREIGN_KEY,
    /** HS256 with the client secret. */
    CLIENT_SECRET,
    /** HS256 with the public key as the secret. */
    PUBLIC_KEY_AS_SECRET
  }

  private final HttpServer server;
  private final Map<String, Authorization> codes = new ConcurrentHashMap<>();
  private RSAKey key = newKey("first");

  final AtomicInteger keyReads = new AtomicInteger();

  /** Requests that it has received, and those that it has answered. */
  final AtomicInteger received = new AtomicInteger();

  final AtomicInteger answered = new AtomicInteger();
  private volatile CountDownLatch released = new CountDownLatch(0);
  volatile boolean away;
  volatile String describedIssuer = "";
  volatile int tokenStatus = 200;
  volatile Signature signature = Signature.RIGHT;
  volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

  private record Authorization(String nonce, String challenge, String redirectUri) {}

  MisbehavingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    handle("/.well-known/openid-configuration", _ -> description());
    handle(
        "/keys",
        _ -> {
          keyReads.incrementAndGet();
          return new JWKSet(key).toString(true);
        });
    handle("/token", this::token);
    server.start();
    describedIssuer = issuer();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void behave() {
    released.countDown();
    away = false;
    describedIssuer = issuer();
    tokenStatus = 200;
    signature = Signature.RIGHT;
    claims = UnaryOperator.identity();
  }

  /** Requests are received, and answered only after {@link #behave}. */
  void answerNothing() {
    released = new CountDownLatch(1);
  }

  void rotateKey() {
    key = newKey(UUID.randomUUID().toString());
  }

  /** As if the user had signed in there: the address that the browser is sent back to. */
  URI authorize(URI request) {
    MultiValueMap<String, String> query =
        UriComponentsBuilder.fromUri(request).build(true).getQueryParams();
    String code = UUID.randomUUID().toString();
    String redirectUri = decoded(query, "redirect_uri");
    codes.put(
        code,
        new Authorization(decoded(query, "nonce"), decoded(query, "code_challenge"), redirectUri));
    return URI.create(redirectUri + "?code=" + code + "&state=" + query.getFirst("state"));
  }

  static String decoded(MultiValueMap<String, String> query, String name) {
    return java.net.URLDecoder.decode(String.valueOf(query.getFirst(name)), StandardCharsets.UTF_8);
  }

  /** A token that this provider signs as it is told to. */
  String sign(JWTClaimsSet content, String type) {
    try {
      return switch (signature) {
        case RIGHT -> signed(content, type, key);
        case FOREIGN_KEY ->
            signed(content, type, new RSAKey.Builder(FOREIGN_KEY).keyID(key.getKeyID()).build());
        case NONE -> new PlainJWT(content).serialize();
        case CLIENT_SECRET -> hashed(content, SECRET.getBytes(StandardCharsets.UTF_8));
        case PUBLIC_KEY_AS_SECRET -> hashed(content, key.toPublicKey().getEncoded());
      };
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(JWTClaimsSet content, String type, RSAKey with)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(with.getKeyID())
                .type(new JOSEObjectType(type))
                .build(),
            content);
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }

  private String hashed(JWTClaimsSet content, byte[] secret) throws JOSEException {
    byte[] padded = java.util.Arrays.copyOf(secret, Math.max(secret.length, 32));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), content);
    token.sign(new MACSigner(padded));
    return token.serialize();
  }

  private String description() {
    String base = issuer();
    return """
    {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
     "jwks_uri": "%s/keys", "end_session_endpoint": "%s/end", "response_types_supported": ["code"],
     "subject_types_supported": ["public"],
     "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
    """
        .formatted(describedIssuer, base, base, base, base);
  }

  private String token(HttpExchange exchange) {
    String client =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    MultiValueMap<String, String> form =
        UriComponentsBuilder.fromUriString("?" + body(exchange)).build(true).getQueryParams();
    Authorization authorization = codes.remove(String.valueOf(form.getFirst("code")));
    if (!("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || authorization == null
        || !authorization.redirectUri().equals(decoded(form, "redirect_uri"))
        || !authorization.challenge().equals(challenge(decoded(form, "code_verifier")))) {
      tokenStatus = 400;
      return "{\"error\": \"invalid_grant\"}";
    }
    if (tokenStatus != 200) {
      return "{\"error\": \"invalid_client\"}";
    }
    return "{\"access_token\": \"an-access-token-of-the-test\", \"token_type\": \"Bearer\", \"id_token\": \""
        + sign(idToken(authorization.nonce()), "JWT")
        + "\"}";
  }

  private JWTClaimsSet idToken(String nonce) {
    Instant now = Instant.now();
    return claims
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("user-7")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("sid", "provider-session-1")
                .claim("name", "Anna Grün")
                .claim("groups", List.of("urumi-auditors")))
        .build();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String body(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private interface Answer {
    String to(HttpExchange exchange);
  }

  private void handle(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (away) {
              return;
            }
            received.incrementAndGet();
            released.await();
            answered.incrementAndGet();
            byte[] body = answer.to(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(path.equals("/token") ? tokenStatus : 200, body.length);
            exchange.getResponseBody().write(body);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
