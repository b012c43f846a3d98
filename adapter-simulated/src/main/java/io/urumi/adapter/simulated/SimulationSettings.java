package io.urumi.adapter.simulated;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in is like.
 *
 * @param name what the cluster is called
 * @param stateFolder where the world is kept, so that it survives the process and can be shared by
 *     several; null to forget it at the end
 * @param delays how long things take
 * @param callTimeout after which a call that hangs is given up
 * @param demoFaults whether stores with certain subdomains fail, for demonstrations; see {@link
 *     DemoFault}
 * @param clock tells the time that pods need; calls take theirs by the process's own timers
 * @param seed of the dice that {@link Faults#calls} throws
 * @param chartVersion of the chart that releases are said to be made from
 * @param journal folder in which each process writes down the changes asked of the cluster, and
 *     under whose lease; null for none
 */
public record SimulationSettings(
    String name,
    @Nullable Path stateFolder,
    Delays delays,
    Duration callTimeout,
    boolean demoFaults,
    Clock clock,
    long seed,
    String chartVersion,
    @Nullable Path journal) {

  public SimulationSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(delays, "delays");
    Objects.requireNonNull(callTimeout, "callTimeout");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(chartVersion, "chartVersion");
  }

  /** Realistic delays, nothing kept, no faults. */
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
        null);
  }

  public SimulationSettings withName(String next) {
    return new SimulationSettings(
        next, stateFolder, delays, callTimeout, demoFaults, clock, seed, chartVersion, journal);
  }

  public SimulationSettings withStateFolder(@Nullable Path next) {
    return new SimulationSettings(
        name, next, delays, callTimeout, demoFaults, clock, seed, chartVersion, journal);
  }

  public SimulationSettings withDelays(Delays next) {
    return new SimulationSettings(
        name, stateFolder, next, callTimeout, demoFaults, clock, seed, chartVersion, journal);
  }

  public SimulationSettings withCallTimeout(Duration next) {
    return new SimulationSettings(
        name, stateFolder, delays, next, demoFaults, clock, seed, chartVersion, journal);
  }

  public SimulationSettings withDemoFaults(boolean next) {
    return new SimulationSettings(
        name, stateFolder, delays, callTimeout, next, clock, seed, chartVersion, journal);
  }

  public SimulationSettings withClock(Clock next) {
    return new SimulationSettings(
        name, stateFolder, delays, callTimeout, demoFaults, next, seed, chartVersion, journal);
  }

  public SimulationSettings withSeed(long next) {
    return new SimulationSettings(
        name, stateFolder, delays, callTimeout, demoFaults, clock, next, chartVersion, journal);
  }

  public SimulationSettings withChartVersion(String next) {
    return new SimulationSettings(
        name, stateFolder, delays, callTimeout, demoFaults, clock, seed, next, journal);
  }

  public SimulationSettings withJournal(@Nullable Path next) {
    return new SimulationSettings(
        name, stateFolder, delays, callTimeout, demoFaults, clock, seed, chartVersion, next);
  }
}
