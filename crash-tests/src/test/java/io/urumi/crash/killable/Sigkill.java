package io.urumi.crash.killable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** {@code kill -9} of the current process, sent by the thread that reached the boundary. */
final class Sigkill {
  private static final int SIGKILL = 9;

  /** Looked up early, so that no time passes between the boundary and the kill. */
  private static final MethodHandle KILL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private static final int SELF = Math.toIntExact(ProcessHandle.current().pid());

  private Sigkill() {}

  /** Does not return. */
  static void thisProcess() {
    try {
      int refused = (int) KILL.invokeExact(SELF, SIGKILL);
      throw new IllegalStateException("kill returned " + refused);
    } catch (Throwable impossible) {
      throw new IllegalStateException("the process survived its kill", impossible);
    }
  }
}
