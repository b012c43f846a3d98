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

/**
 * One run of a program. The program and its child processes are stopped when the run is closed or
 * this process ends.
 */
final class ExecRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecRun.class);
  private static final Duration LOG_AFTER = Duration.ofSeconds(2);
  private static final int MAX_OUTPUT = 1024 * 1024;
  private static final long OUTPUT_TIMEOUT_SECONDS = 2;

  private final Process process;
  private final Thread shutdownHook;
  private final CompletableFuture<String> output;
  private final CompletableFuture<String> errors;

  private ExecRun(Process process) {
    this.process = process;
    // Spring's own shutdown waits until the start has ended, which may be waiting for this program.
    this.shutdownHook = new Thread(() -> end(process), "urumi-credential-program-end");
    this.output = read(process.getInputStream());
    this.errors = read(process.getErrorStream());
    try {
      Runtime.getRuntime().addShutdownHook(shutdownHook);
    } catch (IllegalStateException shuttingDown) {
      end(process);
    }
  }

  static ExecRun start(ProcessBuilder builder) throws IOException {
    String nullDevice = File.separatorChar == '\\' ? "NUL" : "/dev/null";
    return new ExecRun(
        builder.redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice))).start());
  }

  /**
   * @return the exit code
   */
  int await(Duration timeout, String program) throws CredentialsException {
    try {
      if (!process.waitFor(LOG_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info(
            "Waiting for the credential program {} of the kubeconfig, up to {} s.",
            program,
            timeout.toSeconds());
        long rest = timeout.minus(LOG_AFTER).toMillis();
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
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running.
    }
  }
}
