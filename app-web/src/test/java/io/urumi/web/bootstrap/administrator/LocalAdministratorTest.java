package io.urumi.web.bootstrap.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.application.SignInEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.testkit.Await;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.password.Argon2PasswordHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password of the administrator, with real hashes. */
class LocalAdministratorTest {
  private static final AccountName NAME = new AccountName("admin");

  @TempDir Path home = Path.of("");

  private final Persistence persistence =
      Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));
  private final Argon2PasswordHasher passwords = new Argon2PasswordHasher();
  private final SignInEngine engine =
      new SignInEngine(
          persistence.ports(),
          persistence.accountPorts(),
          passwords,
          SessionTimeouts.defaults(),
          AccountSources.LOCAL,
          Clock.systemUTC());
  private final LocalAdministrator administrator =
      new LocalAdministrator(engine.setUpAdministrator(), Caller.system("replica-1"), NAME);

  @AfterEach
  void close() {
    passwords.close();
    persistence.close();
  }

  private boolean signsIn(String password) {
    return Await.one(
            engine
                .signIn()
                .signIn(
                    Caller.anonymous("192.0.2.7", "request-1"),
                    new SignInRequest(NAME, new Password(password), "192.0.2.7", "", null)))
        instanceof Outcome.SignedIn;
  }

  @Test
  void onATerminalAGeneratedPasswordIsShownOnceAndThenInNoFile() throws IOException {
    AdministratorPassword password = administrator.generated(home, true);
    String first = Objects.requireNonNull(password.generated());

    assertThat(first).matches("([a-z2-9]{5}-){4}[a-z2-9]{5}");
    assertThat(signsIn(first)).isTrue();
    password.shown();
    assertThat(home).isEmptyDirectory();
    assertThat(administrator.generated(home, true).generated()).isNull();
    assertThat(signsIn(first)).isTrue();
  }

  @Test
  void aPasswordThatATerminalCouldNotShowBecauseTheStartFailedIsInItsFile() {
    String password = Objects.requireNonNull(administrator.generated(home, true).generated());

    AdministratorPassword next = administrator.generated(home, true);

    assertThat(next.generated()).isNull();
    assertThat(Objects.requireNonNull(next.file())).hasContent(password);
  }

  @Test
  void withoutATerminalAGeneratedPasswordIsInAFileForThisAccountOnly() throws IOException {
    AdministratorPassword password = administrator.generated(home, false);

    Path file = Objects.requireNonNull(password.file());
    assertThat(password.generated()).isNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(signsIn(Files.readString(file).strip())).isTrue();

    Files.delete(file);
    assertThat(administrator.generated(home, false).file()).isNull();
  }

  @Test
  void thePasswordOfAFileReplacesAnEarlierOne() throws IOException {
    String generated = Objects.requireNonNull(administrator.generated(home, true).generated());
    Path file = Files.writeString(home.resolve("password"), "correct horse battery\n");

    administrator.fromFile(file);

    assertThat(signsIn(generated)).isFalse();
    assertThat(signsIn("correct horse battery")).isTrue();
  }

  @Test
  void aFileWithoutAUsablePasswordStopsTheStart() throws IOException {
    Path shortOne = Files.writeString(home.resolve("short"), "too short\n");
    Path binary = Files.write(home.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});

    assertThatThrownBy(() -> administrator.fromFile(shortOne))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("at least 12 characters");
    assertThatThrownBy(() -> administrator.fromFile(binary))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> administrator.fromFile(home.resolve("missing")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("no such file");
  }
}
