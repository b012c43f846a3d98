package io.urumi.adapter.helm.sdk;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Restores the process's signal handlers. Helm's install and template make the Go runtime replace
 * the handlers of TERM, INT and QUIT, after which the JVM neither runs its shutdown hooks nor ends.
 * Go does so only once, so that handlers restored after the first call remain.
 *
 * <p>The handlers are saved and restored as the operating system keeps them, which includes the
 * JVM's thread dump on QUIT, for which Java code cannot set a handler.
 */
final class TerminationSignals {
  /** HUP, INT, QUIT, TERM: the same numbers on Linux and macOS. */
  private static final int[] SIGNALS = {1, 2, 3, 15};

  /** Larger than any {@code struct sigaction}, whose layout differs between platforms. */
  private static final int SIGACTION_SIZE = 512;

  private final Map<Integer, Memory> handlers;

  private TerminationSignals(Map<Integer, Memory> handlers) {
    this.handlers = handlers;
  }

  /**
   * Saves the handlers. To be called after the library is loaded, because loading adapts the
   * present handlers to Go's threads, which have a separate stack for signals.
   */
  static TerminationSignals save() {
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
      throw new HelmUnusableException(
          "The handler of signal " + signal + " cannot be saved or restored.");
    }
  }
}
