package io.urumi.adapter.helm;

import java.nio.file.Path;

/** Directories of the tests. */
final class TestDirectories {
  private TestDirectories() {}

  /** The same for all tests, so that the native library is unpacked once. */
  static Path work() {
    return Path.of("target", "helm-work").toAbsolutePath();
  }
}
