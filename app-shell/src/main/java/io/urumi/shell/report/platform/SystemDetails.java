package io.urumi.shell.report.platform;

import io.urumi.client.model.SystemInfo;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The control plane at {@code url}, its cluster, database and queue. */
public record SystemDetails(SystemInfo system, URI url) implements Report {

  @Override
  public Object document() {
    return system;
  }

  @Override
  public void print(ReportPrinter printer) {
    SystemInfo.ClusterInfo cluster = system.cluster();
    if (cluster != null && cluster.simulated()) {
      printer.line(Style.CAUTION, "SIMULATED CLUSTER: no store is real, and no shop runs.");
    }
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Control plane", url));
    fields.add(Field.of("Version", system.version()));
    fields.add(Field.of("Replica", system.replica()));
    if (cluster != null) {
      fields.add(Field.of("Cluster", cluster.name() + (cluster.simulated() ? " (SIMULATED)" : "")));
      fields.add(Field.of("Kubernetes", cluster.version()));
      fields.add(Field.of("API server", cluster.server()));
      fields.add(Field.of("Reachable", cluster.reachable() ? "yes" : "NO"));
      fields.add(Field.of("Message", cluster.message()));
    }
    SystemInfo.DatabaseInfo database = system.database();
    if (database != null) {
      fields.add(Field.of("Database", joined(database.product(), database.version())));
      fields.add(Field.of("Location", database.location()));
    }
    SystemInfo.HelmInfo helm = system.helm();
    if (helm != null) {
      fields.add(Field.of("Helm", joined(helm.implementation(), helm.version())));
    }
    SystemInfo.ChartInfo chart = system.chart();
    if (chart != null) {
      fields.add(Field.of("Chart", joined(chart.name(), chart.version())));
    }
    fields.add(Field.of("Host suffix", system.hostSuffix()));
    SystemInfo.IngressInfo ingress = system.ingress();
    if (ingress != null) {
      fields.add(Field.of("Ingress class", ingress.className()));
      fields.add(Field.of("Ingress address", ingress.address()));
      fields.add(Field.of("Ingress namespace", ingress.controllerNamespace()));
    }
    SystemInfo.QueueInfo queue = system.queue();
    if (queue != null) {
      fields.add(
          Field.of(
              "Queue",
              queue.due()
                  + " due, "
                  + queue.inFlight()
                  + " in progress, "
                  + queue.waiting()
                  + " waiting"));
    }
    fields.add(Field.of("Stores", stores()));
    Long orphans = system.orphans();
    if (orphans != null) {
      fields.add(Field.of("Orphans", orphans == 0 ? "none" : orphans + ", see 'orphan list'"));
    }
    printer.fields(fields);
  }

  private String stores() {
    return system.stores().isEmpty()
        ? "none"
        : system.stores().entrySet().stream()
            .map(
                phase -> phase.getValue() + " " + phase.getKey().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static String joined(@Nullable String first, @Nullable String second) {
    return (Text.plain(first) + " " + Text.plain(second)).strip();
  }
}
