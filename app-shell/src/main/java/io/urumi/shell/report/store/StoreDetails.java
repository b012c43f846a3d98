package io.urumi.shell.report.store;

import io.urumi.client.model.store.Condition;
import io.urumi.client.model.store.CurrentStep;
import io.urumi.client.model.store.Store;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.SimulationNotice;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;
import java.util.List;

/** One store with its conditions. */
public record StoreDetails(Store store) implements Report {

  @Override
  public Object document() {
    return store;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (store.simulated()) {
      printer.line(Style.CAUTION, SimulationNotice.WARNING);
    }
    printer.line(
        printer.paint(Style.STRONG, Text.plain(store.name()))
            + "  "
            + printer.paint(Style.of(store.phase()), Text.titled(store.phase()))
            + (isClosedByOwner() ? ", closed by its owner" : ""));
    printer.fields(
        List.of(
            Field.of("Id", store.id()),
            Field.of("Subdomain", store.subdomain()),
            Field.of("Shop", store.url()),
            Field.of("Admin", store.adminUrl()),
            Field.of("Plan", store.plan()),
            Field.of("Owner", store.owner()),
            Field.of("Namespace", store.namespace()),
            Field.of("Cluster", SimulationNotice.clusterOf(store)),
            Field.of("Desired", Text.titled(store.desired())),
            Field.of("Generation", generation()),
            Field.of("Created", Text.moment(store.createdAt())),
            Field.of("Ready since", Text.moment(store.readyAt())),
            Field.of("Deleted", Text.moment(store.deletedAt()))));
    if (store.queuePosition() != null) {
      printer.line(printer.icon("RUNNING") + " " + QueueText.of(store.queuePosition()));
    }
    CurrentStep step = store.currentStep();
    if (step != null) {
      String attempt = step.attempt() > 1 ? ", attempt " + step.attempt() : "";
      printer.line(
          printer.icon("RUNNING")
              + " "
              + Text.plain(step.title() == null ? step.step() : step.title())
              + attempt
              + ", for "
              + Text.age(step.startedAt(), printer.now()));
    }
    if (store.failure() != null) {
      printer.gap();
      FailureText.print(store, printer);
    }
    if (!store.conditions().isEmpty()) {
      printer.gap();
      TextTable table = TextTable.of("CONDITION", "STATUS", "REASON", "SINCE", "MESSAGE");
      for (Condition condition : store.conditions()) {
        table.row(
            condition.type(),
            Text.titled(condition.status()),
            Text.plain(condition.reason()),
            Text.age(condition.lastTransitionTime(), printer.now()),
            Text.plain(condition.message()));
      }
      printer.table(table);
    }
  }

  private boolean isClosedByOwner() {
    return store.is("READY")
        && store.conditions().stream()
            .anyMatch(each ->
                "StorefrontReachable".equals(each.type()) && "ClosedByOwner".equals(each.reason()));
  }

  private String generation() {
    return store.generation() == store.observedGeneration()
        ? String.valueOf(store.generation())
        : store.generation() + " (seen: " + store.observedGeneration() + ")";
  }
}
