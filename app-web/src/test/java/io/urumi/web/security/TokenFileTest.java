package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain token is available only when it is generated. */
class TokenFileTest {
  @TempDir Path home = Path.of("");

  @Test
  void theFirstStartGeneratesATokenAndStoresItsHashForThisAccountOnly() throws IOException {
    TokenFile.Opened opened = new TokenFile(home).open();

    String token = Objects.requireNonNull(opened.generated());
    assertThat(token).matches("urumi_[A-Za-z0-9_-]{43}");
    assertThat(opened.token().matches(token)).isTrue();
    Path file = home.resolve(TokenFile.NAME);
    assertThat(Files.readString(file)).doesNotContain(token).matches("[0-9a-f]{64}\\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void laterStartsKeepTheTokenAndDoNotShowIt() throws IOException {
    String token = Objects.requireNonNull(new TokenFile(home).open().generated());

    TokenFile.Opened again = new TokenFile(home).open();

    assertThat(again.generated()).isNull();
    assertThat(again.token().matches(token)).isTrue();
    assertThat(again.token().matches(token + "x")).isFalse();
  }

  @Test
  void aDamagedFileIsAnErrorAndGrantsNoAccess() throws IOException {
    Files.writeString(home.resolve(TokenFile.NAME), "");

    assertThatThrownBy(() -> new TokenFile(home).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it");
  }
}
