package io.urumi.web.bootstrap.administrator;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.driving.session.SetUpAdministratorUseCase;
import io.urumi.port.driving.session.SetUpAdministratorUseCase.Outcome;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.security.PrivateFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sets up the account of the local administrator at the start. Its password is that of a file which
 * the operator provides, for example from a Secret; or it is generated at the first start, and then
 * in a file in the data directory, until a terminal has shown it. It is never logged. Blocks: not
 * for event loops.
 */
public final class LocalAdministrator {
  /** Name of the file with a generated password that was not shown on a terminal. */
  public static final String FILE = "administrator-password";

  private static final Logger log = LoggerFactory.getLogger(LocalAdministrator.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final SetUpAdministratorUseCase setUp;
  private final Caller platform;
  private final AccountName name;

  /**
   * @param platform the platform as the caller
   */
  public LocalAdministrator(SetUpAdministratorUseCase setUp, Caller platform, AccountName name) {
    this.setUp = setUp;
    this.platform = platform;
    this.name = name;
  }

  /**
   * Gives the administrator the password of a file. When that has changed since the last start, all
   * sessions of the administrator end.
   *
   * @throws StartupException when the file has no usable password
   */
  public AdministratorPassword fromFile(Path file) {
    Password password = read(file);
    Outcome outcome = await(setUp.ensure(platform, name, password));
    if (outcome != Outcome.UNCHANGED) {
      log.info(
          "The administrator \"{}\" has the password of {}{}.",
          name,
          file,
          outcome == Outcome.PASSWORD_CHANGED ? "; former sessions have ended" : "");
    }
    return new AdministratorPassword(name, null, null);
  }

  /**
   * Generates a password when there is no such account yet.
   *
   * @param directory the data directory
   * @param terminal whether a terminal shows a generated password
   * @throws StartupException when the password cannot be written to its file
   */
  public AdministratorPassword generated(Path directory, boolean terminal) {
    Path file = directory.resolve(FILE);
    if (await(setUp.exists(platform, name))) {
      return new AdministratorPassword(name, null, Files.exists(file) ? file : null);
    }
    Password password = GeneratedPassword.generate();
    try {
      // The file of an earlier account would be mistaken for that of the new one.
      Files.deleteIfExists(file);
      // Before the account exists, and until a terminal has shown it: the password would be unknown
      // if the process ended in between, for example because its port is in use.
      write(file, password);
      boolean created = await(setUp.create(platform, name, password)) == Outcome.CREATED;
      if (!created) {
        // Another replica was faster.
        Files.deleteIfExists(file);
        return new AdministratorPassword(name, null, null);
      }
    } catch (IOException unusable) {
      throw new StartupException(
          "The password of the administrator cannot be written to "
              + file
              + "; set urumi.sign-in.password-file to a file that has one.",
          unusable);
    }
    return new AdministratorPassword(name, terminal ? password.value() : null, file);
  }

  private static Password read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      // An editor or "echo" ends the file with a line break.
      return Password.chosen(text.replaceFirst("\\R\\z", ""));
    } catch (CharacterCodingException other) {
      throw unusable(file, "it is not text in UTF-8", other);
    } catch (IOException unreadable) {
      throw unusable(file, "there is no such file that this account can read", unreadable);
    } catch (InvalidValueException invalid) {
      throw unusable(file, String.valueOf(invalid.getMessage()), invalid);
    }
  }

  private static StartupException unusable(Path file, String why, Exception cause) {
    String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new StartupException(
        "urumi.sign-in.password-file is not usable: " + file + ": " + reason + ".", cause);
  }

  private static void write(Path file, Password password) throws IOException {
    Files.createFile(file, PrivateFiles.fileAttributes());
    Files.writeString(file, password.value() + "\n", StandardCharsets.UTF_8);
  }

  private static <T> T await(Mono<T> result) {
    @Nullable T value = result.block(TIMEOUT);
    return Objects.requireNonNull(value, "a result was expected");
  }
}
