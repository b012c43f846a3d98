package io.urumi.crash.port;

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

/** The driven ports, found in their packages, so that none can be missing from a list. */
public final class DrivenPorts {
  private static final String ROOT = "io/urumi/port/driven/";
  private static final String SUFFIX = ".class";

  private DrivenPorts() {}

  /**
   * Every interface below the package of the driven ports, without those that another one extends:
   * its methods are those of the other.
   */
  public static List<Class<?>> all() {
    List<Class<?>> found = interfaces();
    return found.stream()
        .filter(port ->
            found.stream().noneMatch(other -> other != port && port.isAssignableFrom(other)))
        .toList();
  }

  private static List<Class<?>> interfaces() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:" + ROOT + "**/*" + SUFFIX))
          .map(DrivenPorts::className)
          .filter(name -> !name.contains("$") && !name.contains("-"))
          .<Class<?>>map(DrivenPorts::load)
          .filter(Class::isInterface)
          .sorted(Comparator.comparing(Class::getName))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String className(Resource resource) {
    try {
      String url = resource.getURL().toString();
      return url.substring(url.lastIndexOf(ROOT), url.length() - SUFFIX.length()).replace('/', '.');
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Every method of every port.
   *
   * @throws IllegalStateException when one does not return a publisher: the start and the end of
   *     its effect would be unknown
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
      throw new IllegalStateException(PortMethod.of(port, method) + " does not return a publisher");
    }
  }
}
