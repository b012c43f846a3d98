package io.urumi.web.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.testkit.Await;
import io.urumi.testkit.contract.anchor.AnchorLogContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnchorLogTest extends AnchorLogContract {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("anchors.jsonl");
  }

  @Override
  protected AnchorLog anchors() {
    return new FileAnchorLog(file());
  }

  @Override
  protected AnchorLog reopened() {
    return new FileAnchorLog(file());
  }

  @Test
  void eachAnchorIsALineThatOnlyThisAccountReads() throws IOException {
    Await.done(anchors().write(anchor(3)));
    Await.done(anchors().write(anchor(4)));

    assertThat(Files.readAllLines(file()))
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"entries\":"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aLineThatAKilledProcessHasNotCompletedIsNoAnchorAndNoObstacle() throws IOException {
    Await.done(anchors().write(anchor(3)));
    Files.writeString(file(), "{\"entries\":4,\"ha", StandardOpenOption.APPEND);

    assertThat(Await.one(anchors().last())).isEqualTo(anchor(3));
    Await.done(anchors().write(anchor(5)));
    assertThat(Await.one(anchors().last())).isEqualTo(anchor(5));
  }

  @Test
  void aDamagedLastLineIsAnErrorAndNotAnEmptyLog() throws IOException {
    Files.writeString(file(), "damaged\n");

    assertThatThrownBy(() -> anchors().last().block())
        .hasMessageContaining("the last line of " + file() + " is not an anchor");
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), "no key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> AnchorKeyFile.read(key))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600 " + key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> AnchorKeyFile.read(key))
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
  }
}
