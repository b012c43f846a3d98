package io.urumi.adapter.simulated;

import io.urumi.domain.store.Subdomain;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes things go wrong, until they are told to go well again. Faults are this process's: others
 * that share the world do not have them. Safe for many threads.
 */
public final class Faults {
  private final Listener listener;
  private final RandomGenerator dice;
  private final Set<Fault> everywhere = EnumSet.noneOf(Fault.class);
  private final Map<String, Set<Fault>> bySubdomain = new HashMap<>();
  private CallTrouble trouble = CallTrouble.none();

  Faults(Listener listener, RandomGenerator dice) {
    this.listener = listener;
    this.dice = dice;
  }

  /** Begins a fault of every store. */
  public void begin(Fault fault) {
    listener.changing(null, () -> add(null, fault));
  }

  /** Begins a fault of one store, which need not exist yet. */
  public void begin(Fault fault, Subdomain subdomain) {
    listener.changing(subdomain, () -> add(subdomain, fault));
  }

  /** Ends a fault that every store has; those of single stores stay. */
  public void end(Fault fault) {
    listener.changing(null, () -> remove(null, fault));
  }

  /** Ends a fault that one store has; one that every store has stays. */
  public void end(Fault fault, Subdomain subdomain) {
    listener.changing(subdomain, () -> remove(subdomain, fault));
  }

  /** Ends everything: faults and the trouble with calls. */
  public void endAll() {
    calls(CallTrouble.none());
    listener.changing(null, this::removeAll);
  }

  /** Makes a share of all calls to the API server and Helm go wrong. */
  public synchronized void calls(CallTrouble next) {
    trouble = next;
  }

  synchronized Set<Fault> of(String subdomain) {
    Set<Fault> all = EnumSet.copyOf(everywhere);
    all.addAll(bySubdomain.getOrDefault(subdomain, Set.of()));
    return all;
  }

  synchronized boolean everywhere(Fault fault) {
    return everywhere.contains(fault);
  }

  synchronized CallTrouble.Outcome throwDice() {
    return trouble.outcome(dice.nextDouble());
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

  /** Is told of every change of faults, and carries it out. */
  interface Listener {
    /**
     * @param subdomain whose faults change; null for everybody's
     */
    void changing(@Nullable Subdomain subdomain, Runnable change);
  }
}
