package io.urumi.adapter.helm;

import java.nio.file.Path;

/** Folders of the tests. */
final class TestDirectories {
  private TestDirectories() {}

  /** One for all tests, so that the native library is unpacked once. */
  static Path work() {
    return Path.of("target", "helm-work").toAbsolutePath();
  }
}
