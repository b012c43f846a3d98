package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain token is available only when it is generated. */
class ApiTokenFileTest {
  @TempDir Path home = Path.of("");

  @Test
  void theFirstStartGeneratesATokenAndStoresItsHashForThisAccountOnly() throws IOException {
    ApiTokenFile.Opened opened = new ApiTokenFile(home, true).open();

    String token = Objects.requireNonNull(opened.generated());
    assertThat(token).matches("urumi_[A-Za-z0-9_-]{43}");
    assertThat(opened.token().matches(token)).isTrue();
    Path file = home.resolve(ApiTokenFile.NAME);
    assertThat(Files.readString(file)).doesNotContain(token).matches("[0-9a-f]{64}\\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void laterStartsKeepTheTokenAndDoNotShowIt() throws IOException {
    String token = Objects.requireNonNull(new ApiTokenFile(home, true).open().generated());

    ApiTokenFile.Opened again = new ApiTokenFile(home, true).open();

    assertThat(again.generated()).isNull();
    assertThat(again.token().matches(token)).isTrue();
    assertThat(again.token().matches(token + "x")).isFalse();
  }

  @Test
  void aDamagedFileIsAnErrorAndGrantsNoAccess() throws IOException {
    Files.createFile(home.resolve(ApiTokenFile.NAME), PrivateFiles.fileAttributes());

    assertThatThrownBy(() -> new ApiTokenFile(home, true).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it");
  }

  @Test
  void withoutATerminalTheTokenIsInAFileForThisAccountOnly() throws IOException {
    ApiTokenFile.Opened opened = new ApiTokenFile(home, false).open();

    assertThat(opened.generated()).isNull();
    Path plain = home.resolve(ApiTokenFile.PLAIN_NAME);
    assertThat(opened.plainFile()).isEqualTo(plain);
    assertThat(opened.token().matches(Files.readString(plain).strip())).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)))
        .isEqualTo("rw-------");
    assertThat(new ApiTokenFile(home, false).open().plainFile()).isEqualTo(plain);

    Files.delete(plain);
    assertThat(new ApiTokenFile(home, false).open().plainFile()).isNull();
  }

  @Test
  void theFileOfAnEarlierTokenIsNotTakenForThatOfANewOne() throws IOException {
    Path plain = home.resolve(ApiTokenFile.PLAIN_NAME);
    Files.writeString(plain, "urumi_earlier");

    ApiTokenFile.Opened opened = new ApiTokenFile(home, true).open();

    assertThat(opened.generated()).isNotNull();
    assertThat(plain).doesNotExist();
  }

  @Test
  void aFileThatOthersCanReadOrWriteIsRefused() throws IOException {
    new ApiTokenFile(home, true).open();
    Path file = home.resolve(ApiTokenFile.NAME);
    for (String mode : List.of("rw-r--r--", "rw--w----", "rw-rw-rw-")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertThatThrownBy(() -> new ApiTokenFile(home, true).open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("chmod 600 " + file);
    }
  }

  @Test
  void aFileOfAnotherAccountIsRefused() throws IOException {
    new ApiTokenFile(home, true).open();
    Path file = home.resolve(ApiTokenFile.NAME);
    assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only root can give a file away");
    Files.setAttribute(file, "unix:uid", 54321);

    assertThatThrownBy(() -> new ApiTokenFile(home, true).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("54321");
  }

  @Test
  void theHashOfAMountedFileIsUsedWhoeverOwnsIt() throws IOException {
    String token = "urumi_of_a_secret";
    Path data = Files.createDirectory(home.resolve("..data"));
    Files.writeString(data.resolve("hash"), ApiToken.of(token).hash() + "\n");
    Path file = Files.createSymbolicLink(home.resolve("hash"), data.resolve("hash"));

    ApiTokenFile.Opened opened = ApiTokenFile.mounted(file);

    assertThat(opened.token().matches(token)).isTrue();
    assertThat(opened.generated()).isNull();
    assertThat(opened.plainFile()).isNull();
    assertThat(home.resolve(ApiTokenFile.NAME)).doesNotExist();
  }

  @Test
  void aMountedFileWithoutAHashGrantsNoAccess() throws IOException {
    Path plain = Files.writeString(home.resolve("plain"), "urumi_the_token_itself");

    assertThatThrownBy(() -> ApiTokenFile.mounted(plain))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("64 hexadecimal digits");
    assertThatThrownBy(() -> ApiTokenFile.mounted(home.resolve("missing")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    new ApiTokenFile(elsewhere, true).open();
    Files.createSymbolicLink(home.resolve(ApiTokenFile.NAME), elsewhere.resolve(ApiTokenFile.NAME));

    assertThatThrownBy(() -> new ApiTokenFile(home, true).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a regular file");
  }
}
