package io.urumi.kubernetes.credentials;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a program. It ends with this process, and with its children. */
final class ExecRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecRun.class);
  private static final Duration SILENT = Duration.ofSeconds(2);
  private static final int MAX_OUTPUT = 1024 * 1024;
  private static final long OUTPUT_TIMEOUT_SECONDS = 2;

  private final Process process;
  private final Thread endWithThisProcess;
  private final CompletableFuture<String> output;
  private final CompletableFuture<String> errors;

  private ExecRun(Process process) {
    this.process = process;
    // Spring's own shutdown waits for the start to end, which may be waiting for this program.
    this.endWithThisProcess = new Thread(() -> end(process), "urumi-credential-program-end");
    this.output = read(process.getInputStream());
    this.errors = read(process.getErrorStream());
    try {
      Runtime.getRuntime().addShutdownHook(endWithThisProcess);
    } catch (IllegalStateException shuttingDown) {
      end(process);
    }
  }

  static ExecRun start(ProcessBuilder builder) throws IOException {
    String nothing = File.separatorChar == '\\' ? "NUL" : "/dev/null";
    return new ExecRun(
        builder.redirectInput(ProcessBuilder.Redirect.from(new File(nothing))).start());
  }

  /**
   * @return the exit code
   */
  int await(Duration timeout, String program) throws CredentialsException {
    try {
      if (!process.waitFor(SILENT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info(
            "Waiting for the credential program {} of the kubeconfig, up to {} s.",
            program,
            timeout.toSeconds());
        long rest = timeout.minus(SILENT).toMillis();
        if (!process.waitFor(Math.max(0, rest), TimeUnit.MILLISECONDS)) {
          throw new CredentialsException(
              "The credential program "
                  + program
                  + " of the kubeconfig did not end within "
                  + timeout.toSeconds()
                  + " s and was stopped.");
        }
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CredentialsException(
          "The credential program " + program + " was stopped before it ended.", interrupted);
    }
  }

  String output() throws IOException {
    return text(output);
  }

  String errors() throws IOException {
    return text(errors);
  }

  private static String text(CompletableFuture<String> stream) throws IOException {
    try {
      return stream.get(OUTPUT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException unreadable) {
      throw new IOException("its output cannot be read", unreadable);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (stream) {
            text.complete(new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8));
          } catch (IOException broken) {
            text.completeExceptionally(broken);
          }
        });
    return text;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    end(process);
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisProcess);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs.
    }
  }
}
