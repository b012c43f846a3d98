package io.urumi.web.bootstrap.settings;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.application.settings.OrphanScanSettings;
import io.urumi.application.settings.RetentionSettings;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.validation.InvalidValueException;
import java.util.Map;

/** Converts settings to the engine's policies; an absent setting keeps the engine's default. */
public final class EngineSettingsMapper {
  private EngineSettingsMapper() {}

  public static LifecycleTimings lifecycle(UrumiProperties.Lifecycle properties) {
    LifecycleTimings defaults = LifecycleTimings.defaults();
    return new LifecycleTimings(
        requireNonNullElse(properties.recheck(), defaults.recheckInterval()),
        requireNonNullElse(properties.probe(), defaults.probeInterval()),
        requireNonNullElse(properties.resync(), defaults.resyncInterval()),
        requireNonNullElse(properties.problemGrace(), defaults.problemGrace()),
        requireNonNullElse(properties.clusterGrace(), defaults.clusterGrace()),
        requireNonNullElse(properties.stepDeadline(), defaults.stepDeadline()),
        requireNonNullElse(properties.maxAttempts(), defaults.maxAttempts()),
        requireNonNullElse(properties.backoffBase(), defaults.backoffBase()),
        requireNonNullElse(properties.backoffCap(), defaults.backoffCap()));
  }

  public static EngineSettings engine(UrumiProperties.Engine properties) {
    EngineSettings defaults = EngineSettings.defaults();
    int stores = requireNonNullElse(properties.storesInFlight(), defaults.storesInFlight());
    return new EngineSettings(
        stores,
        requireNonNullElseGet(
            properties.deletionsInFlight(), () -> EngineSettings.shareOfDeletions(stores)),
        requireNonNullElse(properties.leaseDuration(), defaults.leaseDuration()),
        requireNonNullElse(properties.pollInterval(), defaults.pollInterval()),
        requireNonNullElse(properties.stepTimeout(), defaults.stepTimeout()),
        requireNonNullElse(properties.shutdownTimeout(), defaults.shutdownTimeout()));
  }

  /** When sessions expire. */
  public static SessionTimeouts sessions(UrumiProperties.SignIn properties) {
    SessionTimeouts defaults = SessionTimeouts.defaults();
    return new SessionTimeouts(
        requireNonNullElse(properties.idleTimeout(), defaults.idle()),
        requireNonNullElse(properties.absoluteTimeout(), defaults.absolute()));
  }

  public static Limits limits(UrumiProperties.Stores properties) {
    return new Limits(
        Map.of(
            LimitKind.STORES, (long) properties.perOwner(),
            LimitKind.CPU, quantity("cpu", LimitKind.CPU, properties.cpuPerOwner()),
            LimitKind.MEMORY, quantity("memory", LimitKind.MEMORY, properties.memoryPerOwner()),
            LimitKind.STORAGE, quantity("storage", LimitKind.STORAGE, properties.storagePerOwner()),
            LimitKind.CREATIONS, (long) properties.creationsPerOwner()));
  }

  private static long quantity(String setting, LimitKind kind, String text) {
    try {
      return kind.parse(text);
    } catch (InvalidValueException invalid) {
      throw new IllegalArgumentException(
          setting + "-per-owner is \"" + text + "\": " + invalid.getMessage(), invalid);
    }
  }

  public static OrphanScanSettings orphans(UrumiProperties.Orphans properties) {
    OrphanScanSettings defaults = OrphanScanSettings.defaults();
    return new OrphanScanSettings(
        requireNonNullElse(properties.scanInterval(), defaults.scanInterval()),
        requireNonNullElse(properties.grace(), defaults.grace()));
  }

  public static RetentionSettings retention(UrumiProperties.Retention properties) {
    RetentionSettings defaults = RetentionSettings.defaults();
    return new RetentionSettings(
        requireNonNullElse(properties.events(), defaults.events()),
        requireNonNullElse(properties.steps(), defaults.steps()),
        requireNonNullElse(properties.deletedStores(), defaults.deletedStores()),
        requireNonNullElse(properties.interval(), defaults.interval()));
  }

  public static Addressing addressing(UrumiProperties.Stores properties) {
    return new Addressing(properties.hostSuffix(), properties.scheme(), properties.port());
  }
}
