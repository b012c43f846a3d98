package io.urumi.application;

import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** A driven port of which one method does something else with its result. */
public final class WrappedPort {
  private WrappedPort() {}

  /** A port whose methods do nothing. */
  public static <T> T nothing(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(), new Class<?>[] {port}, (_, _, _) -> Mono.empty()));
  }

  /**
   * The port.
   *
   * @param method whose results are given to {@code change}
   */
  public static <T> T of(Class<T> port, T real, String method, UnaryOperator<Mono<?>> change) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              Object result = called.invoke(real, arguments);
              return called.getName().equals(method) ? change.apply((Mono<?>) result) : result;
            }));
  }
}
