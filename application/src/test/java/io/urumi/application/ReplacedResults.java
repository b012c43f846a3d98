package io.urumi.application;

import java.lang.reflect.Proxy;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A driven port of which some methods return something else. */
final class ReplacedResults {
  private ReplacedResults() {}

  /**
   * @param results by the name of the method
   */
  static <T> T of(Class<T> port, T real, Map<String, Mono<?>> results) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              Mono<?> result = results.get(method.getName());
              return result == null ? method.invoke(real, arguments) : result;
            }));
  }
}
