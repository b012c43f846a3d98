package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import java.util.ArrayList;
import java.util.List;

/** Somebody else who works on the cluster: does what the platform would not do. */
public final class Outsider {
  private final World world;

  Outsider(World world) {
    this.world = world;
  }

  /** Whether the namespace is there and not on its way out. */
  public boolean sees(Namespace namespace) {
    Space space = world.look(namespace);
    return space != null && space.deletingSince() == null;
  }

  /**
   * What {@code helm history} would print of the release in a namespace: number and status of each
   * kept revision, oldest first, for example {@code 1 superseded}.
   */
  public List<String> revisions(Namespace namespace) {
    Space space = world.look(namespace);
    return space == null
        ? List.of()
        : space.revisions().stream()
            .map(revision -> revision.number() + " " + revision.status())
            .toList();
  }

  /** Makes a namespace that is no store's, unless there is one of that name. */
  public void createNamespace(Namespace namespace, String owner) {
    world.change(
        namespace,
        space -> space == null ? Space.create(namespace, owner, List.of(), world.now()) : space);
  }

  /** Makes an empty namespace that says of itself that it is a store's, unless there is one. */
  public void createNamespaceOf(Namespace namespace, StoreId store) {
    createNamespace(namespace, store.toString());
  }

  /** Deletes a namespace, whosever it is. */
  public void deleteNamespace(Namespace namespace) {
    change(namespace, space -> space.deleting(world.now()));
  }

  /**
   * Deletes one of the guardrails.
   *
   * @param object kind and name, for example {@code NetworkPolicy/store-default-deny}
   */
  public void deleteGuardrail(Namespace namespace, String object) {
    change(
        namespace,
        space -> {
          List<String> present = new ArrayList<>(space.guardrailsPresent());
          if (!present.remove(object)) {
            throw new IllegalArgumentException("there is no " + object + " in " + namespace);
          }
          return space.withGuardrails(space.guardrailsApplied(), present);
        });
  }

  /** Deletes the Secret with the credentials. */
  public void deleteCredentials(Namespace namespace) {
    change(namespace, space -> space.withCredentials(false));
  }

  /** Deletes the database's workload; Helm goes on believing in its release. */
  public void deleteDatabase(Namespace namespace) {
    change(namespace, space -> space.withPods(null, space.webSince()));
  }

  /** Deletes the web server's workload; Helm goes on believing in its release. */
  public void deleteWeb(Namespace namespace) {
    change(namespace, space -> space.withPods(space.databaseSince(), null));
  }

  /**
   * Leaves the newest revision as a Helm operation does that dies half-way; does nothing where
   * there is none.
   *
   * @param operation Helm's status, for example {@code pending-upgrade}
   */
  public void dieHalfWay(Namespace namespace, String operation) {
    change(
        namespace,
        space -> {
          ReleaseRevision last = space.lastRevision();
          if (last == null) {
            return space;
          }
          List<ReleaseRevision> revisions = new ArrayList<>(space.revisions());
          revisions.set(revisions.size() - 1, last.withStatus(operation, "", world.now()));
          return space.withRevisions(revisions);
        });
  }

  private interface Act {
    Space on(Space space);
  }

  private void change(Namespace namespace, Act act) {
    world.change(
        namespace,
        space -> {
          if (space == null) {
            throw new IllegalArgumentException("there is no namespace " + namespace);
          }
          return act.on(space);
        });
  }
}
