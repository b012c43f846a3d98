package io.urumi.shell.startup;

import io.urumi.shell.output.ResultStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The standard streams of this process. */
final class StandardStreams {
  private static final Path INPUT = Path.of("/proc/self/fd/0");

  private StandardStreams() {}

  /**
   * Returns the standard input, or a stream that cannot be read if the caller closed it: a file
   * that the JVM opens then gets file descriptor 0 and would be read as a script.
   */
  static InputStream in() {
    return closed() ? new ClosedInput() : System.in;
  }

  private static boolean closed() {
    try {
      Path file = Files.readSymbolicLink(INPUT);
      return file.startsWith(Path.of(System.getProperty("java.home")))
          || file.getFileName() != null && file.getFileName().toString().endsWith(".jar");
    } catch (IOException | UnsupportedOperationException | SecurityException unknown) {
      return false;
    }
  }

  /**
   * Returns the standard output; a failed write ends the command, whereas PrintStream would hide
   * it.
   */
  static PrintWriter out(boolean terminal) {
    ResultStream stream = new ResultStream(new FileOutputStream(FileDescriptor.out));
    Charset charset = charset("stdout.encoding", terminal);
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset)));
  }

  static PrintWriter err(boolean terminal) {
    return new PrintWriter(System.err, true, charset("stderr.encoding", terminal));
  }

  /**
   * Returns the locale's character set when it can express all characters or the output is a
   * terminal that is not limited to ASCII; otherwise UTF-8, because a question mark in place of a
   * character would change a name.
   */
  private static Charset charset(String property, boolean terminal) {
    Charset locale = Charset.forName(System.getProperty(property, StandardCharsets.UTF_8.name()));
    boolean ascii = locale.equals(StandardCharsets.US_ASCII);
    return locale.newEncoder().canEncode('─') || terminal && !ascii
        ? locale
        : StandardCharsets.UTF_8;
  }

  private static final class ClosedInput extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("it is closed");
    }
  }
}
