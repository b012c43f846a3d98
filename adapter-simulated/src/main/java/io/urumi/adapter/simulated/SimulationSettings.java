package io.urumi.adapter.simulated;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.urumi.adapter.simulated.release.ReleaseRevision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the simulated cluster.
 *
 * @param name of the cluster
 * @param stateFolder folder that keeps the state after the process has ended, and that several
 *     processes can share; null to keep it in memory
 * @param delays durations of calls and of pod starts
 * @param callTimeout after which a call that hangs ends
 * @param demoFaults whether stores with certain subdomains fail, for demonstrations; see {@link
 *     DemoFault}
 * @param clock by which pods start; calls are delayed by the process's own timers
 * @param seed of the random choice of call faults; see {@link Faults#injectCallFaults}
 * @param chartVersion version of the chart that releases report
 * @param imageTag tag of the images of new releases
 * @param journal folder in which each process records the changes requested from the cluster, and
 *     under whose lease; null for none
 */
@RecordBuilder
public record SimulationSettings(
    String name,
    @Nullable Path stateFolder,
    Delays delays,
    Duration callTimeout,
    boolean demoFaults,
    Clock clock,
    long seed,
    String chartVersion,
    String imageTag,
    @Nullable Path journal)
    implements SimulationSettingsBuilder.With {

  public SimulationSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(delays, "delays");
    Objects.requireNonNull(callTimeout, "callTimeout");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(chartVersion, "chartVersion");
    Objects.requireNonNull(imageTag, "imageTag");
  }

  /** Realistic delays, state in memory, no faults. */
  public static SimulationSettings defaults() {
    return new SimulationSettings(
        "simulated",
        null,
        Delays.realistic(),
        Duration.ofSeconds(2),
        false,
        Clock.systemUTC(),
        1,
        "0.1.0",
        ReleaseRevision.DEFAULT_TAG,
        null);
  }
}
