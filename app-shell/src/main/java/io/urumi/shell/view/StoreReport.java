package io.urumi.shell.view;

import io.urumi.shell.client.model.Condition;
import io.urumi.shell.client.model.CurrentStep;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Sheet.Field;
import java.util.List;

/** One store in full. */
public record StoreReport(Store store) implements Report {

  @Override
  public Object document() {
    return store;
  }

  @Override
  public void print(Sheet sheet) {
    if (store.simulated()) {
      sheet.line(Style.CAUTION, Simulation.WARNING);
    }
    sheet.line(
        sheet.paint(Style.STRONG, Text.plain(store.name()))
            + "  "
            + sheet.paint(Style.of(store.phase()), Text.titled(store.phase())));
    sheet.fields(
        List.of(
            Field.of("Id", store.id()),
            Field.of("Subdomain", store.subdomain()),
            Field.of("Shop", store.url()),
            Field.of("Admin", store.adminUrl()),
            Field.of("Plan", store.plan()),
            Field.of("Owner", store.owner()),
            Field.of("Namespace", store.namespace()),
            Field.of("Cluster", Simulation.clusterOf(store)),
            Field.of("Desired", Text.titled(store.desired())),
            Field.of("Generation", generation()),
            Field.of("Created", Text.moment(store.createdAt())),
            Field.of("Ready since", Text.moment(store.readyAt())),
            Field.of("Deleted", Text.moment(store.deletedAt()))));
    if (store.queuePosition() != null) {
      sheet.line(sheet.mark("RUNNING") + " " + QueueText.of(store.queuePosition()));
    }
    CurrentStep step = store.currentStep();
    if (step != null) {
      String attempt = step.attempt() > 1 ? ", attempt " + step.attempt() : "";
      sheet.line(
          sheet.mark("RUNNING")
              + " "
              + Text.plain(step.title() == null ? step.step() : step.title())
              + attempt
              + ", for "
              + Text.age(step.startedAt(), sheet.now()));
    }
    if (store.failure() != null) {
      sheet.gap();
      FailureText.print(store, sheet);
    }
    if (!store.conditions().isEmpty()) {
      sheet.gap();
      TextTable table = TextTable.of("CONDITION", "STATUS", "REASON", "SINCE", "MESSAGE");
      for (Condition condition : store.conditions()) {
        table.row(
            condition.type(),
            Text.titled(condition.status()),
            Text.plain(condition.reason()),
            Text.age(condition.lastTransitionTime(), sheet.now()),
            Text.plain(condition.message()));
      }
      sheet.table(table);
    }
  }

  private String generation() {
    return store.generation() == store.observedGeneration()
        ? String.valueOf(store.generation())
        : store.generation() + " (seen: " + store.observedGeneration() + ")";
  }
}
