package io.urumi.crash.victim;

import io.urumi.crash.port.DrivenPorts;
import io.urumi.crash.port.Effects;
import io.urumi.crash.port.Effects.Kind;
import io.urumi.crash.port.PortMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts a watch before every driven port, whichever adapter stands behind it. */
final class WatchedPorts implements BeanPostProcessor {
  private static final PortMethod DEPLOY = new PortMethod("ReleaseManager", "deploy");

  private final List<Class<?>> ports = DrivenPorts.all();
  private final Set<Class<?>> watched = ConcurrentHashMap.newKeySet();
  private final CrashPoint crashPoint;

  WatchedPorts(CrashPoint crashPoint) {
    this.crashPoint = crashPoint;
  }

  /** The ports that nobody can use without being watched. */
  Set<Class<?>> watched() {
    return Set.copyOf(watched);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    Optional<Class<?>> port = ports.stream().filter(each -> each.isInstance(bean)).findFirst();
    if (port.isEmpty()) {
      return bean;
    }
    watched.add(port.get());
    return watch(port.get(), bean);
  }

  private Object watch(Class<?> port, Object adapter) {
    return Proxy.newProxyInstance(
        port.getClassLoader(),
        new Class<?>[] {port},
        (_, method, arguments) ->
            method.getDeclaringClass() == port
                ? watch(PortMethod.of(port, method), method, adapter, arguments)
                : call(method, adapter, arguments));
  }

  private Object watch(
      PortMethod name, Method method, Object adapter, Object @Nullable [] arguments) {
    if (Effects.of(name) == Kind.READ) {
      return call(method, adapter, arguments);
    }
    return method.getReturnType() == Flux.class
        ? Flux.defer(() -> {
          crashPoint.before(name);
          Runnable after = once(name);
          return ((Flux<?>) call(method, adapter, arguments))
              .doOnNext(_ -> after.run())
              .doOnTerminate(after);
        })
        : Mono.defer(() -> {
          crashPoint.before(name);
          Runnable after = once(name);
          Mono<?> effect = (Mono<?>) call(method, adapter, arguments);
          return lingering(name, effect).doOnNext(_ -> after.run()).doOnTerminate(after);
        });
  }

  private Mono<?> lingering(PortMethod name, Mono<?> effect) {
    return name.equals(DEPLOY) && !crashPoint.linger().isZero()
        ? effect.delaySubscription(crashPoint.linger())
        : effect;
  }

  /** The end of an effect shows in its answer or in its completion, whichever comes first. */
  private Runnable once(PortMethod name) {
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        crashPoint.after(name);
      }
    };
  }

  private static Object call(Method method, Object adapter, Object @Nullable [] arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(adapter, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
