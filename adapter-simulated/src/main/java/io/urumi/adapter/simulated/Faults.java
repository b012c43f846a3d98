package io.urumi.adapter.simulated;

import io.urumi.domain.store.Subdomain;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Injects faults until they are cleared. Faults apply to this process only, not to others that
 * share the cluster's state. Thread-safe.
 */
public final class Faults {
  private final Listener listener;
  private final RandomGenerator random;
  private final Set<Fault> everywhere = EnumSet.noneOf(Fault.class);
  private final Map<String, Set<Fault>> bySubdomain = new HashMap<>();
  private CallFaults callFaults = CallFaults.none();

  Faults(Listener listener, RandomGenerator random) {
    this.listener = listener;
    this.random = random;
  }

  /** Injects a fault into every store. */
  public void inject(Fault fault) {
    listener.onChange(null, () -> add(null, fault));
  }

  /** Injects a fault into one store, which need not exist yet. */
  public void inject(Fault fault, Subdomain subdomain) {
    listener.onChange(subdomain, () -> add(subdomain, fault));
  }

  /** Clears a fault that was injected into every store; those of single stores stay. */
  public void clear(Fault fault) {
    listener.onChange(null, () -> remove(null, fault));
  }

  /** Clears a fault that was injected into one store; one of every store stays. */
  public void clear(Fault fault, Subdomain subdomain) {
    listener.onChange(subdomain, () -> remove(subdomain, fault));
  }

  /** Clears all faults, also those of calls. */
  public void clearAll() {
    injectCallFaults(CallFaults.none());
    listener.onChange(null, this::removeAll);
  }

  /** Makes a share of all calls to the API server and Helm fail. */
  public synchronized void injectCallFaults(CallFaults next) {
    callFaults = next;
  }

  synchronized Set<Fault> of(String subdomain) {
    Set<Fault> all = EnumSet.copyOf(everywhere);
    all.addAll(bySubdomain.getOrDefault(subdomain, Set.of()));
    return all;
  }

  synchronized boolean everywhere(Fault fault) {
    return everywhere.contains(fault);
  }

  synchronized CallFaults.Outcome nextOutcome() {
    return callFaults.outcome(random.nextDouble());
  }

  private synchronized void add(@Nullable Subdomain subdomain, Fault fault) {
    if (subdomain == null) {
      everywhere.add(fault);
    } else {
      bySubdomain.computeIfAbsent(subdomain.value(), _ -> EnumSet.noneOf(Fault.class)).add(fault);
    }
  }

  private synchronized void remove(@Nullable Subdomain subdomain, Fault fault) {
    if (subdomain == null) {
      everywhere.remove(fault);
    } else {
      bySubdomain.getOrDefault(subdomain.value(), EnumSet.noneOf(Fault.class)).remove(fault);
    }
  }

  private synchronized void removeAll() {
    everywhere.clear();
    bySubdomain.clear();
  }

  /** Receives every change of the faults, and runs it. */
  interface Listener {
    /**
     * @param subdomain of the store whose faults change; null for all stores
     */
    void onChange(@Nullable Subdomain subdomain, Runnable change);
  }
}
