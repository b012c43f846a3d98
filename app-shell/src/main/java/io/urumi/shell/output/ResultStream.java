package io.urumi.shell.output;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream to which results are written. The first write that fails throws {@link
 * OutputFailedException}, which a {@code PrintWriter} does not swallow as it swallows an {@code
 * IOException}. Later writes are discarded.
 */
public final class ResultStream extends OutputStream {
  private final OutputStream target;
  private @Nullable IOException failure;

  /** Creates a stream that writes to {@code target}. */
  public ResultStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    attempt(() -> target.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    attempt(target::flush);
  }

  private void attempt(Write write) {
    if (failure != null) {
      return;
    }
    try {
      write.run();
    } catch (IOException failed) {
      failure = failed;
      throw new OutputFailedException("The output cannot be written", failed);
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }
}
