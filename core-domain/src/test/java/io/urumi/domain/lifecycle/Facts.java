package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.lifecycle.Observation.Unobservable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of every fact, found by reflection: a new fact without a sample fails the tests. */
final class Facts {
  /** A failure with automatic recovery. */
  static final StoreFailure UNREACHABLE =
      new StoreFailure.ClusterUnreachable("https://cluster", "away");

  /** A retryable failure. */
  static final StoreFailure CRASH = new StoreFailure.ContainerCrashing("pod", "web", "exit 1");

  /** A failure that an operator has to fix. */
  static final StoreFailure IMAGE = new StoreFailure.ImagePullFailed("pod", "image", "not found");

  /** A failure that the cluster may resolve by itself. */
  static final StoreFailure NO_NODE = new StoreFailure.PodUnschedulable("pod", "0/1 nodes", "");

  /** A healthy store. */
  static final Observed HEALTHY =
      new Observed(
          new NamespaceFact.Active(),
          new RoleBindingFact.Bound(),
          new GuardrailsFact.Applied(),
          new CredentialsFact.Present(),
          new ReleaseFact.Deployed(1, "0.1.0", true),
          new WorkloadFact.Available(),
          new WorkloadFact.Available(),
          new StorefrontFact.Reachable());

  /** A store of which nothing exists. */
  static final Observed NOTHING =
      new Observed(
          new NamespaceFact.Absent(),
          new RoleBindingFact.Absent(),
          new GuardrailsFact.NotApplied(List.of()),
          new CredentialsFact.Absent(),
          new ReleaseFact.Absent(),
          new WorkloadFact.Absent(),
          new WorkloadFact.Absent(),
          new StorefrontFact.NotProbed());

  private static final Map<String, Record> SAMPLES = samples();

  private Facts() {}

  private static Map<String, Record> samples() {
    Map<String, Record> samples = new LinkedHashMap<>();
    samples.put("NamespaceFact Absent", new NamespaceFact.Absent());
    samples.put("NamespaceFact Active", new NamespaceFact.Active());
    samples.put("NamespaceFact Terminating", new NamespaceFact.Terminating("a finalizer"));
    samples.put("NamespaceFact Foreign", new NamespaceFact.Foreign("team blue"));
    samples.put("RoleBindingFact Bound", new RoleBindingFact.Bound());
    samples.put("RoleBindingFact NotNeeded", new RoleBindingFact.NotNeeded());
    samples.put("RoleBindingFact Absent", new RoleBindingFact.Absent());
    samples.put("RoleBindingFact Changed", new RoleBindingFact.Changed("it has other subjects"));
    samples.put("GuardrailsFact Applied", new GuardrailsFact.Applied());
    samples.put(
        "GuardrailsFact NotApplied",
        new GuardrailsFact.NotApplied(List.of("LimitRange/store-limits")));
    samples.put("CredentialsFact Present", new CredentialsFact.Present());
    samples.put("CredentialsFact Absent", new CredentialsFact.Absent());
    samples.put("ReleaseFact Absent", new ReleaseFact.Absent());
    samples.put("ReleaseFact Deployed", new ReleaseFact.Deployed(1, "0.1.0", true));
    samples.put("ReleaseFact Deployed, outdated", new ReleaseFact.Deployed(1, "0.0.9", false));
    samples.put("ReleaseFact Pending", new ReleaseFact.Pending(1, "pending-install"));
    samples.put("ReleaseFact Failed", new ReleaseFact.Failed(1, "a reason"));
    samples.put("WorkloadFact Absent", new WorkloadFact.Absent());
    samples.put("WorkloadFact Progressing", new WorkloadFact.Progressing("It starts."));
    samples.put("WorkloadFact Failing", new WorkloadFact.Failing(IMAGE));
    samples.put("WorkloadFact Failing, without a node", new WorkloadFact.Failing(NO_NODE));
    samples.put("WorkloadFact Available", new WorkloadFact.Available());
    samples.put("StorefrontFact NotProbed", new StorefrontFact.NotProbed());
    samples.put("StorefrontFact Reachable", new StorefrontFact.Reachable());
    samples.put(
        "StorefrontFact ClosedByOwner", new StorefrontFact.ClosedByOwner("It opens in May."));
    samples.put(
        "StorefrontFact Unreachable",
        new StorefrontFact.Unreachable(new StoreFailure.StorefrontUnreachable("url", "503", "")));
    return samples;
  }

  /** The samples of one kind of fact, by the name of the variant. */
  private static Map<String, Record> samplesOf(Class<?> kind) {
    Map<String, Record> found = new LinkedHashMap<>();
    for (Class<?> variant : kind.getPermittedSubclasses()) {
      String name = kind.getSimpleName() + " " + variant.getSimpleName();
      SAMPLES.forEach((key, sample) -> {
        if (key.equals(name) || key.startsWith(name + ",")) {
          found.put(key.substring(kind.getSimpleName().length() + 1), sample);
        }
      });
      if (found.values().stream().noneMatch(variant::isInstance)) {
        throw new AssertionError("there is no sample of " + name + " in " + Facts.class);
      }
    }
    return found;
  }

  /** Every observation in which one fact differs from a healthy store, by its name. */
  static Map<String, Observation> singleDeviations() {
    Map<String, Observation> observations = new LinkedHashMap<>();
    RecordComponent[] components = Observed.class.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      int index = i;
      String name = components[i].getName();
      samplesOf(components[i].getType())
          .forEach(
              (variant, sample) -> observations.put(name + " " + variant, replace(index, sample)));
    }
    for (Class<?> other : Observation.class.getPermittedSubclasses()) {
      if (other == Unobservable.class) {
        observations.put("cannot be observed", new Unobservable(UNREACHABLE));
      } else if (other != Observed.class) {
        throw new AssertionError("no observation is a sample of " + other);
      }
    }
    return observations;
  }

  /**
   * Every combination of all facts. Without a namespace of the store, or without the role in it,
   * either everything or nothing in it is observed; so it is where no role is needed, which decides
   * as a bound one.
   */
  static List<Observation> allCombinations() {
    List<List<Object>> rows = List.of(List.of());
    for (RecordComponent component : Observed.class.getRecordComponents()) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Record sample : samplesOf(component.getType()).values()) {
          List<Object> next = new ArrayList<>(row);
          next.add(sample);
          longer.add(next);
        }
      }
      rows = longer;
    }
    List<Observation> observations = new ArrayList<>();
    for (List<Object> row : rows) {
      Observed observation = observed(row.toArray());
      boolean inside =
          observation.namespace() instanceof NamespaceFact.Active
              && observation.roleBinding() instanceof RoleBindingFact.Bound;
      if (inside || isAs(HEALTHY, observation) || isAs(NOTHING, observation)) {
        observations.add(observation);
      }
    }
    observations.add(new Unobservable(UNREACHABLE));
    observations.add(new Unobservable(IMAGE));
    return observations;
  }

  /** Whether two observations differ only in the namespace and the role. */
  private static boolean isAs(Observed one, Observed other) {
    return new Observed(
            one.namespace(),
            one.roleBinding(),
            other.guardrails(),
            other.credentials(),
            other.release(),
            other.database(),
            other.web(),
            other.storefront())
        .equals(one);
  }

  private static Observed replace(int index, Record sample) {
    Object[] facts = {
      HEALTHY.namespace(),
      HEALTHY.roleBinding(),
      HEALTHY.guardrails(),
      HEALTHY.credentials(),
      HEALTHY.release(),
      HEALTHY.database(),
      HEALTHY.web(),
      HEALTHY.storefront()
    };
    facts[index] = sample;
    return observed(facts);
  }

  private static Observed observed(Object... facts) {
    Class<?>[] types =
        Arrays.stream(Observed.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<Observed> canonical = Observed.class.getDeclaredConstructor(types);
      return canonical.newInstance(facts);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
