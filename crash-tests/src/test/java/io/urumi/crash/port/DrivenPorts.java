package io.urumi.crash.port;

import io.urumi.port.driven.persistence.StoreRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The driven ports, as they are found in their package: nobody lists them by hand. */
public final class DrivenPorts {
  private static final Package HOME = StoreRepository.class.getPackage();

  private DrivenPorts() {}

  /** Every interface of the ports' package. */
  public static List<Class<?>> all() {
    String pattern = "classpath*:" + HOME.getName().replace('.', '/') + "/*.class";
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
          .map(Resource::getFilename)
          .filter(file -> file != null && !file.contains("$") && !file.contains("-"))
          .<Class<?>>map(file -> load(file.substring(0, file.indexOf('.'))))
          .filter(Class::isInterface)
          .sorted(Comparator.comparing(Class::getName))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Class<?> load(String simpleName) {
    try {
      return Class.forName(HOME.getName() + "." + simpleName);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Every method of every port.
   *
   * @throws IllegalStateException when one answers with something that is no publisher: nobody
   *     could tell when its effect begins and ends
   */
  public static SortedSet<PortMethod> methods() {
    return all().stream()
        .flatMap(port ->
            Arrays.stream(port.getMethods())
                .peek(method -> requirePublisher(port, method))
                .map(method -> PortMethod.of(port, method)))
        .collect(
            Collectors.toCollection(
                () -> new TreeSet<>(Comparator.comparing(PortMethod::toString))));
  }

  private static void requirePublisher(Class<?> port, Method method) {
    if (!Publisher.class.isAssignableFrom(method.getReturnType())) {
      throw new IllegalStateException(PortMethod.of(port, method) + " answers with no publisher");
    }
  }
}
