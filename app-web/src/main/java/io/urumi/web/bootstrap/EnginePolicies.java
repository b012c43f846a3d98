package io.urumi.web.bootstrap;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.urumi.application.policy.Addressing;
import io.urumi.application.policy.EngineSettings;
import io.urumi.application.policy.OrphanPolicy;
import io.urumi.application.policy.RetentionPolicy;
import io.urumi.application.policy.StoreQuota;
import io.urumi.domain.lifecycle.LifecyclePolicy;

/** Turns settings into the core's policies; what is not set keeps the core's own default. */
final class EnginePolicies {
  private EnginePolicies() {}

  static LifecyclePolicy lifecycle(UrumiProperties.Lifecycle set) {
    LifecyclePolicy usual = LifecyclePolicy.defaults();
    return new LifecyclePolicy(
        requireNonNullElse(set.recheck(), usual.recheck()),
        requireNonNullElse(set.probe(), usual.probe()),
        requireNonNullElse(set.resync(), usual.resync()),
        requireNonNullElse(set.problemGrace(), usual.problemGrace()),
        requireNonNullElse(set.stepDeadline(), usual.stepDeadline()),
        requireNonNullElse(set.maxAttempts(), usual.maxAttempts()),
        requireNonNullElse(set.backoffBase(), usual.backoffBase()),
        requireNonNullElse(set.backoffCap(), usual.backoffCap()));
  }

  static EngineSettings engine(UrumiProperties.Engine set) {
    EngineSettings usual = EngineSettings.defaults();
    int stores = requireNonNullElse(set.storesInFlight(), usual.storesInFlight());
    return new EngineSettings(
        stores,
        requireNonNullElseGet(
            set.deletionsInFlight(), () -> EngineSettings.shareOfDeletions(stores)),
        requireNonNullElse(set.leaseDuration(), usual.leaseDuration()),
        requireNonNullElse(set.pollInterval(), usual.pollInterval()),
        requireNonNullElse(set.stepTimeout(), usual.stepTimeout()),
        requireNonNullElse(set.shutdownTimeout(), usual.shutdownTimeout()));
  }

  static StoreQuota quota(UrumiProperties.Stores set) {
    return new StoreQuota(set.perOwner());
  }

  static OrphanPolicy orphans(UrumiProperties.Orphans set) {
    OrphanPolicy usual = OrphanPolicy.defaults();
    return new OrphanPolicy(
        requireNonNullElse(set.scanInterval(), usual.scanInterval()),
        requireNonNullElse(set.grace(), usual.grace()));
  }

  static RetentionPolicy retention(UrumiProperties.Retention set) {
    RetentionPolicy usual = RetentionPolicy.defaults();
    return new RetentionPolicy(
        requireNonNullElse(set.events(), usual.events()),
        requireNonNullElse(set.steps(), usual.steps()),
        requireNonNullElse(set.deletedStores(), usual.deletedStores()),
        requireNonNullElse(set.interval(), usual.interval()));
  }

  static Addressing addressing(UrumiProperties.Stores set) {
    return new Addressing(set.hostSuffix(), set.scheme(), set.port());
  }
}
