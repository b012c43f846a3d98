package io.urumi.adapter.helm.sdk;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.urumi.adapter.helm.HelmSetupException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the process's own answers to signals. Helm's install and template make the Go runtime take
 * TERM, INT and QUIT for itself, after which the JVM neither runs its shutdown hooks nor ends. It
 * takes them only once: whoever gives them back after the first call has them for good.
 *
 * <p>The handlers are kept and put back as the operating system holds them, so that whatever was
 * there before works again, also the JVM's own thread dump on QUIT, which Java code may not handle.
 */
final class TerminationSignals {
  /** HUP, INT, QUIT, TERM: the same numbers on Linux and macOS. */
  private static final int[] SIGNALS = {1, 2, 3, 15};

  /** Larger than any {@code struct sigaction}; its layout is not ours to know. */
  private static final int SIGACTION_SIZE = 512;

  private final Map<Integer, Memory> handlers;

  private TerminationSignals(Map<Integer, Memory> handlers) {
    this.handlers = handlers;
  }

  /**
   * To be called after the library is loaded: loading makes the present handlers fit for threads of
   * Go, which have a stack of their own for signals.
   */
  static TerminationSignals remember() {
    Map<Integer, Memory> handlers = new LinkedHashMap<>();
    if (!Platform.isWindows()) {
      for (int signal : SIGNALS) {
        Memory handler = new Memory(SIGACTION_SIZE);
        handler.clear();
        sigaction(signal, Pointer.NULL, handler);
        handlers.put(signal, handler);
      }
    }
    return new TerminationSignals(handlers);
  }

  void restore() {
    handlers.forEach((signal, handler) -> sigaction(signal, handler, Pointer.NULL));
  }

  private static void sigaction(int signal, Pointer next, Pointer previous) {
    Function function = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("sigaction");
    int result = function.invokeInt(new Object[] {signal, next, previous});
    if (result != 0) {
      throw new HelmSetupException("The handler of signal " + signal + " cannot be kept.");
    }
  }
}
