package io.urumi.shell.command;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.StepRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a store's timeline again and again, each time from the first attempt that had not ended: an
 * attempt that has ended does not change.
 */
public final class StepReader {
  private static final int PAGE = 200;

  private final ControlPlaneClient client;
  private final String storeId;
  private final Set<String> known = new HashSet<>();

  /** Every attempt up to this one has ended; null for none. */
  private @Nullable String after;

  /** Creates a reader that has read nothing yet. */
  public StepReader(ControlPlaneClient client, String storeId) {
    this.client = client;
    this.storeId = storeId;
  }

  /**
   * What a read has found.
   *
   * @param ended the attempts that have ended since the last read, the oldest first
   * @param running the attempt in progress; null for none
   */
  public record Found(List<StepRun> ended, @Nullable StepRun running) {}

  /** Reads all pages; after an exception, the next read starts where this one did. */
  public Found read() {
    List<StepRun> ended = new ArrayList<>();
    @Nullable StepRun running = null;
    @Nullable String settled = after;
    for (StepRun step : readPages()) {
      if (step.running()) {
        running = step;
      } else {
        if (known.add(step.id())) {
          ended.add(step);
        }
        settled = running == null ? step.id() : settled;
      }
    }
    after = settled;
    return new Found(ended, running);
  }

  private List<StepRun> readPages() {
    return Pages.read(true, after, cursor -> client.listSteps(storeId, cursor, PAGE)).items();
  }
}
