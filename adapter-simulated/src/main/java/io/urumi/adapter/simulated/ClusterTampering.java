package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.release.ReleaseRevision;
import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads and changes the cluster past the ports, as another user with access to it could. */
public final class ClusterTampering {
  private final SimulatedState state;

  ClusterTampering(SimulatedState state) {
    this.state = state;
  }

  /** Whether the namespace exists and is not terminating. */
  public boolean isActive(Namespace name) {
    SimulatedNamespace namespace = state.find(name);
    return namespace != null && namespace.deletionTimestamp() == null;
  }

  /**
   * What {@code helm history} would print for the release in a namespace.
   *
   * @return number and status of each kept revision, oldest first, for example {@code 1 superseded}
   */
  public List<String> revisions(Namespace name) {
    SimulatedNamespace namespace = state.find(name);
    return namespace == null
        ? List.of()
        : namespace.revisions().stream()
            .map(revision -> revision.number() + " " + revision.status())
            .toList();
  }

  /** Creates a namespace that does not belong to a store, unless one of that name exists. */
  public void createNamespace(Namespace name, String owner) {
    state.change(
        name,
        namespace ->
            namespace == null
                ? SimulatedNamespace.create(name, owner, List.of(), state.now())
                : namespace);
  }

  /** Creates an empty namespace with the labels of a store, unless one of that name exists. */
  public void createNamespaceOf(Namespace name, StoreId store) {
    createNamespace(name, store.toString());
  }

  /** Deletes a namespace of any owner. */
  public void deleteNamespace(Namespace name) {
    change(name, namespace -> namespace.delete(state.now()));
  }

  /** Deletes the RoleBinding of the platform's account. */
  public void deleteRoleBinding(Namespace name) {
    change(name, namespace -> namespace.withRoleBinding(null));
  }

  /**
   * Changes the RoleBinding of the platform's account.
   *
   * @param difference as an observation reports it
   */
  public void changeRoleBinding(Namespace name, String difference) {
    change(name, namespace -> namespace.withRoleBinding(difference));
  }

  /**
   * Deletes one of the guardrails.
   *
   * @param object kind and name, for example {@code NetworkPolicy/store-default-deny}
   */
  public void deleteGuardrail(Namespace name, String object) {
    change(
        name,
        namespace -> {
          List<String> present = new ArrayList<>(namespace.guardrailsPresent());
          if (!present.remove(object)) {
            throw new IllegalArgumentException("there is no " + object + " in " + name);
          }
          return namespace.withGuardrailsPresent(present);
        });
  }

  /**
   * Creates a foreign object.
   *
   * @param object kind and name, for example {@code NetworkPolicy/allow-all}
   */
  public void addObject(Namespace name, String object) {
    change(
        name,
        namespace -> {
          List<String> present = new ArrayList<>(namespace.guardrailsPresent());
          present.add(object);
          return namespace.withGuardrailsPresent(present);
        });
  }

  /** Deletes what the namespace records of its store. */
  public void deleteAnnotations(Namespace name) {
    change(name, namespace -> namespace.withAnnotations(List.of()));
  }

  /** Deletes the Secret with the credentials. */
  public void deleteCredentials(Namespace name) {
    change(name, namespace -> namespace.withCredentials(false));
  }

  /** Deletes the database's workload; Helm still reports the release as deployed. */
  public void deleteDatabase(Namespace name) {
    change(name, namespace -> namespace.withDatabaseStartedAt(null));
  }

  /** Deletes the web server's workload; Helm still reports the release as deployed. */
  public void deleteWeb(Namespace name) {
    change(name, namespace -> namespace.withWebStartedAt(null));
  }

  /** Uninstalls the release with all its revisions. */
  public void deleteRelease(Namespace name) {
    change(name, namespace -> namespace.withRevisions(List.of()).withPods(null, null));
  }

  /**
   * Leaves the newest revision as an interrupted Helm operation does; does nothing without a
   * release.
   *
   * @param status as Helm names it, for example {@code pending-upgrade}
   */
  public void leavePending(Namespace name, String status) {
    change(
        name,
        namespace -> {
          ReleaseRevision last = namespace.lastRevision();
          if (last == null) {
            return namespace;
          }
          List<ReleaseRevision> revisions = new ArrayList<>(namespace.revisions());
          revisions.set(revisions.size() - 1, last.withStatus(status, "", state.now()));
          return namespace.withRevisions(revisions);
        });
  }

  private void change(Namespace name, UnaryOperator<SimulatedNamespace> change) {
    state.change(
        name,
        namespace -> {
          if (namespace == null) {
            throw new IllegalArgumentException("there is no namespace " + name);
          }
          return change.apply(namespace);
        });
  }
}
