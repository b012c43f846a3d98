package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
  @Test
  void it_belongs_to_the_store_whose_subdomain_is_the_first_label() {
    StoreAddress address = new StoreAddress("alpha.example.com", "https://alpha.example.com");
    assertThat(address.belongsTo(new Subdomain("alpha"))).isTrue();
    assertThat(address.belongsTo(new Subdomain("alp"))).isFalse();
    assertThat(address.belongsTo(new Subdomain("beta"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alpha.example.com", "ftp://a.example", "http://", "http://a b"})
  void it_is_the_url_of_a_web_server(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoreAddress("alpha.example.com", url));
  }

  @Test
  void it_has_a_host_and_no_path() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoreAddress(" ", "http://alpha.example.com"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoreAddress("alpha.example.com", "http://alpha.example.com/"));
  }
}
