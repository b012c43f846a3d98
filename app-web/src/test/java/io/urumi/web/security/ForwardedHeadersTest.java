package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Only configured proxies set the address of the client. */
class ForwardedHeadersTest {
  private static ServerHttpRequest apply(
      String trusted, String prefix, MockServerHttpRequest.BaseBuilder<?> request) {
    List<AddressRange> ranges =
        Stream.of(trusted.split(" "))
            .filter(each -> !each.isEmpty())
            .map(AddressRange::parse)
            .toList();
    return new ForwardedHeaders(ranges, prefix).apply(request.build());
  }

  /** A URI template would be encoded a second time. */
  private static MockServerHttpRequest.BaseBuilder<?> get(String encoded) {
    return MockServerHttpRequest.method(HttpMethod.GET, URI.create(encoded));
  }

  private static MockServerHttpRequest.BaseBuilder<?> from(String peer) {
    return get("/api/v1/stores?q=a%20b").remoteAddress(new InetSocketAddress(peer, 4711));
  }

  private static @Nullable String client(ServerHttpRequest request) {
    return Objects.requireNonNull(request.getRemoteAddress()).getAddress().getHostAddress();
  }

  @ParameterizedTest
  @CsvSource({
    // No proxy is trusted by default.
    "'', 127.0.0.1, 203.0.113.9, 127.0.0.1",
    "10.0.0.0/8, 192.0.2.1, 203.0.113.9, 192.0.2.1",
    "10.0.0.0/8, 10.1.2.3, 203.0.113.9, 203.0.113.9",
    "10.1.2.3, 10.1.2.3, 203.0.113.9, 203.0.113.9",
    // What the client sent itself is before the address that the proxy appended.
    "10.0.0.0/8, 10.1.2.3, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.0.0.0/8, 10.1.2.3, '198.51.100.1, 203.0.113.9, 10.9.9.9', 203.0.113.9",
    "10.0.0.0/8, 10.1.2.3, '10.9.9.8, 10.9.9.9', 10.9.9.8",
    // A name is not an address, and nothing before it counts.
    "10.0.0.0/8, 10.1.2.3, evil.example, 10.1.2.3",
    "10.0.0.0/8, 10.1.2.3, '203.0.113.9, evil.example', 10.1.2.3",
    "10.0.0.0/8, 10.1.2.3, '203.0.113.9, evil.example, 10.9.9.9', 10.9.9.9",
    "10.0.0.0/8, 10.1.2.3, 203.0.113.9:51234, 203.0.113.9",
    "10.0.0.0/8, 10.1.2.3, '[2001:db8::1]:51234', 2001:db8:0:0:0:0:0:1",
    "fd00::/8, fd00:0:0:0:0:0:0:7, 2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "10.0.0.0/8 fd00::/8, fd00:0:0:0:0:0:0:7, 203.0.113.9, 203.0.113.9"
  })
  void theClientIsTheLastAddressThatIsNotATrustedProxy(
      String trusted, String peer, String forwardedFor, String client) {
    ServerHttpRequest request =
        apply(trusted, "", from(peer).header("X-Forwarded-For", forwardedFor));
    assertThat(client(request)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "192.0.2.1"})
  void noForwardingHeaderReachesAHandler(String peer) {
    ServerHttpRequest request =
        apply(
            "10.0.0.0/8",
            "",
            from(peer)
                .header("Forwarded", "for=203.0.113.9;host=evil.example;proto=https")
                .header("x-forwarded-host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Ssl", "on")
                .header("Host", "localhost"));
    assertThat(request.getHeaders().headerNames()).containsExactly("Host");
    assertThat(request.getURI().getScheme()).isNotEqualTo("https");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, '', /urumi, /urumi",
    "10.1.2.3, '', /urumi/, /urumi",
    "10.1.2.3, '', /a/b, /a/b",
    // Two proxies, the outer one first.
    "10.1.2.3, '', '/a, /b/', /a/b",
    // Paths of the platform itself, and segments that a client would resolve.
    "10.1.2.3, '', /api, ''",
    "10.1.2.3, '', /assets/x, ''",
    "10.1.2.3, '', /apis, /apis",
    "10.1.2.3, '', /.., ''",
    "10.1.2.3, '', /a/./b, ''",
    "10.1.2.3, '', /.a, /.a",
    "192.0.2.1, '', /urumi, ''",
    "10.1.2.3, '', //evil.example, ''",
    "10.1.2.3, '', '/a\"><script>', ''",
    "10.1.2.3, '', https://evil.example, ''",
    "192.0.2.1, /shops, /urumi, /shops",
    "10.1.2.3, /shops, /urumi, /urumi"
  })
  void thePathPrefixIsTheProxysOrTheConfiguredOne(
      String peer, String configured, String sent, String prefix) {
    ServerHttpRequest request =
        apply("10.0.0.0/8", configured, from(peer).header("X-Forwarded-Prefix", sent));
    assertThat(request.getPath().contextPath().value()).isEqualTo(prefix);
    assertThat(request.getPath().pathWithinApplication().value()).isEqualTo("/api/v1/stores");
    assertThat(request.getURI().getRawQuery()).isEqualTo("q=a%20b");
  }

  @Test
  void eachProxyMayAddAHeaderOfItsOwn() {
    ServerHttpRequest request =
        apply(
            "10.0.0.0/8",
            "",
            from("10.1.2.3").header("X-Forwarded-Prefix", "/a").header("X-Forwarded-Prefix", "/b"));
    assertThat(request.getPath().contextPath().value()).isEqualTo("/a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"urumi", "/urumi/", "/api", "/actuator/x", "/oidc", "/a/..", "/a b", "//a"})
  void aConfiguredPrefixThatCannotBeServedIsRefused(String prefix) {
    assertThatThrownBy(() -> new ForwardedHeaders(List.of(), prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(prefix);
  }

  @Test
  void aProxyMayAlsoPassThePrefixOn() {
    ServerHttpRequest request = apply("", "/urumi", get("/urumi/api/v1/stores/%C3%A4"));
    assertThat(request.getPath().value()).isEqualTo("/urumi/api/v1/stores/%C3%A4");
    assertThat(request.getPath().pathWithinApplication().value())
        .isEqualTo("/api/v1/stores/%C3%A4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "proxy.example",
        "10.0.0",
        "",
        "::/129"
      })
  void aTextThatIsNotAnAddressRangeIsRejected(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
