package io.urumi.web.bootstrap.administrator;

import io.urumi.domain.account.AccountName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the password of the local administrator can be found. Its text form never shows it.
 *
 * @param name with which the administrator signs in
 * @param generated the password when it was just generated and a terminal shows it; else null
 * @param file the file with a generated password that no terminal has shown yet; null when there is
 *     none
 */
public record AdministratorPassword(
    AccountName name, @Nullable String generated, @Nullable Path file) {
  /**
   * Removes the file, after a terminal has shown the password.
   *
   * @throws IOException when it cannot be removed
   */
  public void shown() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public String toString() {
    return "AdministratorPassword[" + name + "]";
  }
}
