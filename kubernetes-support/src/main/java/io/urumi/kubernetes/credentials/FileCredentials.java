package io.urumi.kubernetes.credentials;

import io.urumi.kubernetes.KubeconfigException;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in the kubeconfig itself or in files that it names. The files are read again from
 * time to time, because tokens and certificates are renewed in place; the kubeconfig is read again
 * when the API server rejects its credentials.
 */
final class FileCredentials implements CredentialsSource {
  private static final Duration MAX_AGE = Duration.ofSeconds(10);
  private static final List<String> FILES =
      List.of("tokenFile", "client-certificate", "client-key");

  private final Supplier<KubeconfigEntry> read;
  private final @Nullable Duration maxAge;

  FileCredentials(Supplier<KubeconfigEntry> read) {
    this.read = read;
    this.maxAge = FILES.stream().anyMatch(read.get()::has) ? MAX_AGE : null;
  }

  @Override
  public Credentials load() throws CredentialsException {
    try {
      KubeconfigEntry now = read.get();
      return new Credentials(token(now), login(now), certificate(now), null);
    } catch (KubeconfigException unusable) {
      throw new CredentialsException(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private @Nullable String token(KubeconfigEntry user) throws CredentialsException {
    Path file = user.path("tokenFile");
    if (file != null) {
      return TokenFile.read(file);
    }
    String token = user.text("token").strip();
    return token.isEmpty() ? null : token;
  }

  private Credentials.@Nullable BasicLogin login(KubeconfigEntry user) {
    String username = user.text("username");
    return username.isEmpty() ? null : new Credentials.BasicLogin(username, user.text("password"));
  }

  private Credentials.@Nullable ClientCertificate certificate(KubeconfigEntry user) {
    String chain = user.content("client-certificate-data", "client-certificate");
    String key = user.content("client-key-data", "client-key");
    return chain == null || key == null ? null : new Credentials.ClientCertificate(chain, key);
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public @Nullable Duration maxAge() {
    return maxAge;
  }
}
