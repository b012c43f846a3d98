package io.urumi.shell.mode;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.SystemInfo;
import io.urumi.shell.execution.ShellVersion;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import org.jspecify.annotations.Nullable;

/** Shows the control plane and its cluster when an interactive session starts. */
public final class Greeting {
  private final ControlPlaneClient client;

  /** Creates a greeting, which calls {@code client}. */
  public Greeting(ControlPlaneClient client) {
    this.client = client;
  }

  /** Writes the greeting; returns the prompt, which marks a simulated cluster. */
  public String greet(Console console) {
    boolean simulated = false;
    console.out().println(console.paint(Style.STRONG, "Urumi shell " + ShellVersion.get()));
    try {
      SystemInfo system = client.getSystem();
      SystemInfo.@Nullable ClusterInfo cluster = system.cluster();
      simulated = cluster != null && cluster.simulated();
      console
          .out()
          .println(
              "Control plane "
                  + client.url()
                  + ", version "
                  + Text.plain(system.version())
                  + ", cluster "
                  + (cluster == null ? "unknown" : Text.plain(cluster.name())));
      if (simulated) {
        console
            .out()
            .println(
                console.paint(
                    Style.CAUTION, "SIMULATED CLUSTER: no store is real, and no shop runs."));
      } else if (cluster != null && !cluster.reachable()) {
        console
            .out()
            .println(
                console.paint(
                    Style.CAUTION, "The cluster is unreachable: " + Text.plain(cluster.message())));
      }
    } catch (UnreachableException e) {
      console
          .out()
          .println(
              console.paint(
                  Style.CAUTION,
                  "No control plane at "
                      + e.url()
                      + ": "
                      + e.reason()
                      + ". Commands will fail until it is reachable."));
    } catch (ProblemException e) {
      console
          .out()
          .println(
              console.paint(
                  Style.CAUTION,
                  "The control plane returned an error (HTTP "
                      + e.status()
                      + "): "
                      + e.getMessage()));
    }
    console.out().println("'help' lists the commands, Tab completes, 'exit' ends.");
    console.out().flush();
    return console.paint(Style.BUSY, simulated ? "urumi (simulated)> " : "urumi> ");
  }
}
