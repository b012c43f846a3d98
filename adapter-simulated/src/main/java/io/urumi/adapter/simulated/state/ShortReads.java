package io.urumi.adapter.simulated.state;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;

/**
 * Text in parts of at most 1,024 characters. The YAML parser reads 1,025 characters at a time, and
 * when the last one is the first half of a character outside the Basic Multilingual Plane, it reads
 * the other half behind the end of its buffer.
 */
final class ShortReads extends FilterReader {
  private static final int MAX = 1024;

  ShortReads(String text) {
    super(new StringReader(text));
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    return super.read(buffer, offset, Math.min(length, MAX));
  }
}
