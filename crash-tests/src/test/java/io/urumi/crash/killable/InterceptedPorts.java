package io.urumi.crash.killable;

import io.urumi.application.anchor.AnchorSettings;
import io.urumi.crash.port.DrivenPorts;
import io.urumi.crash.port.PortEffects;
import io.urumi.crash.port.PortEffects.Kind;
import io.urumi.crash.port.PortMethod;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wraps every driven port in a proxy that reports its effects, whichever adapter implements it. */
final class InterceptedPorts implements BeanPostProcessor {
  private static final PortMethod DEPLOY = new PortMethod("ReleaseManager", "deploy");
  private static final PortMethod CLAIM = new PortMethod("StoreRepository", "claim");

  private final Set<Class<?>> intercepted = ConcurrentHashMap.newKeySet();
  private final CrashPoint crashPoint;

  InterceptedPorts(CrashPoint crashPoint) {
    this.crashPoint = crashPoint;
  }

  /** The ports whose every bean is wrapped. */
  Set<Class<?>> intercepted() {
    return Set.copyOf(intercepted);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof PasswordHasher) {
      intercepted.add(PasswordHasher.class);
      return intercept(PasswordHasher.class, bean);
    }
    return bean instanceof PersistencePorts
            || bean instanceof AccountPorts
            || bean instanceof ClusterPorts
            || bean instanceof AnchorSettings
        ? interceptAll((Record) bean)
        : bean;
  }

  /** The same record with each port wrapped. */
  private Record interceptAll(Record group) {
    RecordComponent[] components = group.getClass().getRecordComponents();
    Object[] wrapped =
        Arrays.stream(components)
            .map(component -> {
              Class<?> type = component.getType();
              Object value = call(component.getAccessor(), group, null);
              if (!DrivenPorts.all().contains(type)) {
                return value;
              }
              intercepted.add(type);
              return intercept(type, value);
            })
            .toArray();
    try {
      return (Record)
          group
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(wrapped);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Object intercept(Class<?> port, Object adapter) {
    return Proxy.newProxyInstance(
        port.getClassLoader(),
        new Class<?>[] {port},
        (_, method, arguments) ->
            // Also those of the port that it extends, but none of Object.
            method.getDeclaringClass().isInterface()
                ? intercept(PortMethod.of(port, method), method, adapter, arguments)
                : call(method, adapter, arguments));
  }

  private Object intercept(
      PortMethod name, Method method, Object adapter, Object @Nullable [] arguments) {
    if (PortEffects.of(name) == Kind.READ) {
      return call(method, adapter, arguments);
    }
    return method.getReturnType() == Flux.class
        ? Flux.defer(() -> {
          crashPoint.before(name);
          Once after = new Once(name);
          Flux<Object> effect =
              ((Flux<?>) call(method, adapter, arguments))
                  .cast(Object.class)
                  .doOnNext(after::ended);
          // A claim that finds nothing, as most of them, has no effect.
          return name.equals(CLAIM) ? effect : effect.doOnTerminate(after::ended);
        })
        : Mono.defer(() -> {
          crashPoint.before(name);
          Once after = new Once(name);
          Mono<?> effect = (Mono<?>) call(method, adapter, arguments);
          return delayed(name, effect).doOnNext(after::ended).doOnTerminate(after::ended);
        });
  }

  private Mono<?> delayed(PortMethod name, Mono<?> effect) {
    return name.equals(DEPLOY) && !crashPoint.delay().isZero()
        ? effect.delaySubscription(crashPoint.delay())
        : effect;
  }

  /** An effect has ended at its first result or at its completion, whichever comes first. */
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

    /** Housekeeping that finds nothing to do returns zero or false: then there was no effect. */
    void ended(Object result) {
      if (PortEffects.of(name) == Kind.EFFECT_OF_HOUSEKEEPING
          && (result.equals(0L) || result.equals(false))) {
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
