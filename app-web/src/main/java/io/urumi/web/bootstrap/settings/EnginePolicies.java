package io.urumi.web.bootstrap.settings;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.urumi.application.policy.Addressing;
import io.urumi.application.policy.EngineSettings;
import io.urumi.application.policy.OrphanPolicy;
import io.urumi.application.policy.RetentionPolicy;
import io.urumi.application.policy.StoreQuota;
import io.urumi.domain.lifecycle.LifecyclePolicy;

/** Converts settings to the engine's policies; an absent setting keeps the engine's default. */
public final class EnginePolicies {
  private EnginePolicies() {}

  public static LifecyclePolicy lifecycle(UrumiProperties.Lifecycle set) {
    LifecyclePolicy defaults = LifecyclePolicy.defaults();
    return new LifecyclePolicy(
        requireNonNullElse(set.recheck(), defaults.recheck()),
        requireNonNullElse(set.probe(), defaults.probe()),
        requireNonNullElse(set.resync(), defaults.resync()),
        requireNonNullElse(set.problemGrace(), defaults.problemGrace()),
        requireNonNullElse(set.stepDeadline(), defaults.stepDeadline()),
        requireNonNullElse(set.maxAttempts(), defaults.maxAttempts()),
        requireNonNullElse(set.backoffBase(), defaults.backoffBase()),
        requireNonNullElse(set.backoffCap(), defaults.backoffCap()));
  }

  public static EngineSettings engine(UrumiProperties.Engine set) {
    EngineSettings defaults = EngineSettings.defaults();
    int stores = requireNonNullElse(set.storesInFlight(), defaults.storesInFlight());
    return new EngineSettings(
        stores,
        requireNonNullElseGet(
            set.deletionsInFlight(), () -> EngineSettings.shareOfDeletions(stores)),
        requireNonNullElse(set.leaseDuration(), defaults.leaseDuration()),
        requireNonNullElse(set.pollInterval(), defaults.pollInterval()),
        requireNonNullElse(set.stepTimeout(), defaults.stepTimeout()),
        requireNonNullElse(set.shutdownTimeout(), defaults.shutdownTimeout()));
  }

  public static StoreQuota quota(UrumiProperties.Stores set) {
    return new StoreQuota(set.perOwner());
  }

  public static OrphanPolicy orphans(UrumiProperties.Orphans set) {
    OrphanPolicy defaults = OrphanPolicy.defaults();
    return new OrphanPolicy(
        requireNonNullElse(set.scanInterval(), defaults.scanInterval()),
        requireNonNullElse(set.grace(), defaults.grace()));
  }

  public static RetentionPolicy retention(UrumiProperties.Retention set) {
    RetentionPolicy defaults = RetentionPolicy.defaults();
    return new RetentionPolicy(
        requireNonNullElse(set.events(), defaults.events()),
        requireNonNullElse(set.steps(), defaults.steps()),
        requireNonNullElse(set.deletedStores(), defaults.deletedStores()),
        requireNonNullElse(set.interval(), defaults.interval()));
  }

  public static Addressing addressing(UrumiProperties.Stores set) {
    return new Addressing(set.hostSuffix(), set.scheme(), set.port());
  }
}
