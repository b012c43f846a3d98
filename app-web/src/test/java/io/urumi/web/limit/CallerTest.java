package io.urumi.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CallerTest {
  private static String caller(String address) {
    return Caller.of(
        MockServerHttpRequest.get("/api/v1/stores")
            .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 50_000))
            .build());
  }

  @Test
  void addresses_of_one_ipv6_network_are_one_caller() {
    assertThat(caller("2001:db8:0:7::1"))
        .isEqualTo(caller("2001:db8:0:7:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(caller("2001:db8:0:8::1"));
  }

  @Test
  void each_ipv4_address_is_a_caller() {
    assertThat(caller("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(caller("192.0.2.2"));
  }
}
