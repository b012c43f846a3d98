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
          Once after = new Once(name);
          return ((Flux<?>) call(method, adapter, arguments))
              .doOnNext(after::ended)
              .doOnTerminate(after::ended);
        })
        : Mono.defer(() -> {
          crashPoint.before(name);
          Once after = new Once(name);
          Mono<?> effect = (Mono<?>) call(method, adapter, arguments);
          return lingering(name, effect).doOnNext(after::ended).doOnTerminate(after::ended);
        });
  }

  private Mono<?> lingering(PortMethod name, Mono<?> effect) {
    return name.equals(DEPLOY) && !crashPoint.linger().isZero()
        ? effect.delaySubscription(crashPoint.linger())
        : effect;
  }

  /** The end of an effect shows in its answer or in its completion, whichever comes first. */
  private final class Once {
    private final PortMethod name;
    private final AtomicBoolean ended = new AtomicBoolean();

    Once(PortMethod name) {
      this.name = name;
    }

    void ended() {
      if (ended.compareAndSet(false, true)) {
        crashPoint.after(name);
      }
    }

    /** Housekeeping mostly finds nothing to do, and says so: then there was no effect. */
    void ended(Object answer) {
      if (Effects.of(name) == Kind.EFFECT_OF_HOUSEKEEPING
          && (answer.equals(0L) || answer.equals(false))) {
        ended.set(true);
      }
      ended();
    }
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
