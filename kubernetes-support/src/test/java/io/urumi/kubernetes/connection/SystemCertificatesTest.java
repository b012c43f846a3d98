package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.testkit.cluster.SecureApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCertificatesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_file_without_a_certificate_is_skipped() throws IOException, CertificateException {
    Path broken = Files.writeString(folder.resolve("broken"), "not a certificate");
    Path usable = Files.writeString(folder.resolve("usable"), SecureApiServer.authorityPem());
    Path missing = folder.resolve("missing");

    assertThat(SystemCertificates.read(Map.of(), List.of(missing, broken, usable))).hasSize(1);
    assertThat(SystemCertificates.read(Map.of(), List.of(missing, broken))).isEmpty();
  }
}
