package io.urumi.crash.victim;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** {@code kill -9} of this very process, from the very thread that reached a boundary. */
final class Sigkill {
  private static final int SIGKILL = 9;

  /** Looked up before it is needed: nothing may come between a boundary and the end. */
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
      throw new IllegalStateException("kill answered with " + refused);
    } catch (Throwable impossible) {
      throw new IllegalStateException("the process outlived its kill", impossible);
    }
  }
}
