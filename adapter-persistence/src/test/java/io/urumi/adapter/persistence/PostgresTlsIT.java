package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2DBC and the migrations encrypt and verify alike, and trust what the JVM trusts. */
class PostgresTlsIT {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private static PostgresInstance server;

  @BeforeAll
  static void start() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "db",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-keystore",
        folder.resolve("db.p12").toString());
    server = PostgresInstance.start(folder.resolve("data"));
    writeKeyAndCertificate();
    server.execute(
        "create database plain", "create database encrypted", "alter system set ssl = on");
    Files.writeString(
        server.data().resolve("pg_hba.conf"),
        """
        hostssl encrypted all all trust
        hostnossl plain all all trust
        hostnossl postgres all all trust
        """);
    server.execute("select pg_reload_conf()");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r2dbc:postgresql://localhost:%d/encrypted?sslMode=verify-full",
        "r2dbc:postgresql://localhost:%d/encrypted?sslmode=verify-full",
        "r2dbc:postgresql://localhost:%d/encrypted?ssl=true",
        "r2dbcs:postgresql://localhost:%d/encrypted",
      })
  void aServerWithACertificateThatTheJvmTrustsIsVerified(String url) throws Exception {
    assertThat(openInChild(url, true)).contains("opened").doesNotContain("refused");
    assertThat(openInChild(url, false)).contains("refused").contains("cannot be opened");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r2dbc:postgresql://localhost:%d/plain?ssl=true",
        "r2dbc:postgresql://localhost:%d/plain?sslmode=verify-full",
        "r2dbcs:postgresql://localhost:%d/plain",
      })
  void theMigrationsNeverConnectInClearTextWhenTlsIsConfigured(String url) {
    PersistenceSettings settings =
        PersistenceSettings.of(url.formatted(server.port()), TestPostgres.USER, "");
    assertThatThrownBy(() ->
            DriverManager.getConnection(
                    TestPostgres.jdbc(settings).jdbcUrl(), TestPostgres.USER, "")
                .close())
        .isInstanceOf(java.sql.SQLException.class);
    assertThatThrownBy(() -> Persistence.open(settings))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void withoutTlsBothConnectWithoutIt() {
    Persistence.open(
            PersistenceSettings.of(
                "r2dbc:postgresql://localhost:" + server.port() + "/plain", TestPostgres.USER, ""))
        .close();
  }

  private static String openInChild(String url, boolean trusted) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1"));
    if (trusted) {
      command.add("-Djavax.net.ssl.trustStore=" + folder.resolve("db.p12"));
      command.add("-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Opening.class.getName(),
            url.formatted(server.port())));
    return run(command);
  }

  /** A process whose trust store is set by a JVM option. */
  static final class Opening {
    private Opening() {}

    public static void main(String... arguments) {
      try {
        Persistence.open(
                PersistenceSettings.of(arguments[0], TestPostgres.USER, "")
                    .withAcquireTimeout(Duration.ofSeconds(30))
                    .withStatementTimeout(Duration.ofSeconds(30)))
            .close();
        System.out.println("opened");
      } catch (DatabaseUnavailableException refused) {
        System.out.println("refused: " + refused.getMessage());
      }
      System.exit(0);
    }
  }

  private static void writeKeyAndCertificate() throws Exception {
    KeyStore store =
        KeyStore.getInstance(folder.resolve("db.p12").toFile(), PASSWORD.toCharArray());
    Key key = store.getKey("db", PASSWORD.toCharArray());
    pem("server.key", "PRIVATE KEY", key.getEncoded());
    pem("server.crt", "CERTIFICATE", store.getCertificate("db").getEncoded());
  }

  private static void pem(String name, String type, byte[] content) throws IOException {
    Path file = server.data().resolve(name);
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setAttribute(file, "unix:uid", Files.getAttribute(server.data(), "unix:uid"));
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    run(command);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
