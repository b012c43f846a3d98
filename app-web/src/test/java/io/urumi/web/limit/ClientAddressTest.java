package io.urumi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {
  private static String client(String address) {
    return ClientAddress.of(
        MockServerHttpRequest.get("/api/v1/stores")
            .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 50_000))
            .build());
  }

  @Test
  void addresses_of_one_ipv6_network_are_one_client() {
    assertThat(client("2001:db8:0:7::1"))
        .isEqualTo(client("2001:db8:0:7:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(client("2001:db8:0:8::1"));
  }

  @Test
  void each_ipv4_address_is_a_client() {
    assertThat(client("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(client("192.0.2.2"));
  }
}
