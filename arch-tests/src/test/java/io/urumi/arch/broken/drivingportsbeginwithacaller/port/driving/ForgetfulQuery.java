package io.urumi.arch.broken.drivingportsbeginwithacaller.port.driving;

/** Broken on purpose: see the rule that its package is named after. */
public interface ForgetfulQuery {
  String read(String id);
}
