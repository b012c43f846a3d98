package io.urumi.shell.mode;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.SystemInfo;
import io.urumi.shell.execution.ShellVersion;
import io.urumi.shell.view.Console;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import org.jspecify.annotations.Nullable;

/** Says at the start of a conversation whom one is talking to. */
public final class Greeting {
  private final ControlPlaneClient plane;

  public Greeting(ControlPlaneClient plane) {
    this.plane = plane;
  }

  /** Writes the greeting; returns the prompt, which marks a simulated cluster. */
  public String greet(Console console) {
    boolean simulated = false;
    console.out().println(console.paint(Style.STRONG, "Urumi shell " + ShellVersion.get()));
    try {
      SystemInfo system = plane.getSystem();
      SystemInfo.@Nullable ClusterInfo cluster = system.cluster();
      simulated = cluster != null && cluster.simulated();
      console
          .out()
          .println(
              "Control plane "
                  + plane.url()
                  + ", version "
                  + Text.plain(system.version())
                  + ", cluster "
                  + (cluster == null ? "unknown" : Text.plain(cluster.name())));
      if (simulated) {
        console
            .out()
            .println(
                console.paint(
                    Style.CAUTION,
                    "SIMULATED CLUSTER: stores are rehearsed, no real shop runs anywhere."));
      } else if (cluster != null && !cluster.reachable()) {
        console
            .out()
            .println(
                console.paint(
                    Style.CAUTION,
                    "The cluster does not answer: " + Text.plain(cluster.message())));
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
                      + ". Commands will say so."));
    } catch (ProblemException e) {
      console
          .out()
          .println(
              console.paint(
                  Style.CAUTION,
                  "The control plane refuses (HTTP " + e.status() + "): " + e.getMessage()));
    }
    console.out().println("'help' shows the commands, Tab completes, 'exit' leaves.");
    console.out().flush();
    return console.paint(Style.BUSY, simulated ? "urumi (simulated)> " : "urumi> ");
  }
}
