package io.urumi.crash.port;

import java.lang.reflect.Method;

/** A method of a driven port, by their simple names: {@code TenantSpace.createNamespace}. */
public record PortMethod(String port, String method) {
  /** The method that {@code method} is, or implements. */
  public static PortMethod of(Class<?> port, Method method) {
    return new PortMethod(port.getSimpleName(), method.getName());
  }

  /** Reads what {@link #toString} writes. */
  public static PortMethod parse(String text) {
    int dot = text.indexOf('.');
    return new PortMethod(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return port + "." + method;
  }
}
