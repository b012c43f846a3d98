package io.urumi.shell.client;

import io.urumi.shell.client.model.AuditEntry;
import io.urumi.shell.client.model.AuditVerification;
import io.urumi.shell.client.model.NewStore;
import io.urumi.shell.client.model.Orphan;
import io.urumi.shell.client.model.Page;
import io.urumi.shell.client.model.Plan;
import io.urumi.shell.client.model.StepRun;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.client.model.StoreEvent;
import io.urumi.shell.client.model.SubdomainCheck;
import io.urumi.shell.client.model.SystemStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running control plane, one method per operation. Each waits for the answer, and throws {@link
 * ProblemException} when it is a refusal and {@link UnreachableException} when there is none.
 */
public final class ControlPlane {
  private final HttpCalls calls;
  private final EventStream stream;
  private final URI url;

  /** Opens nothing yet: the first call connects. */
  public ControlPlane(ConnectionSettings settings, JsonMapper mapper) {
    this.url = settings.url();
    FailureTranslation failures = new FailureTranslation(settings.url());
    var client = WebClients.create(settings, mapper);
    this.calls = new HttpCalls(client, failures, settings);
    this.stream = new EventStream(client, failures, settings);
  }

  /** Where it is. */
  public URI url() {
    return url;
  }

  /** Asks for a store; the same key asks for the same store again, so this may be repeated. */
  public Store createStore(NewStore store, String idempotencyKey) {
    return calls.create(
        Resource.at("/stores"), store, idempotencyKey, new ParameterizedTypeReference<>() {});
  }

  /** One page of stores. */
  public Page<Store> stores(StoreQuery query) {
    Resource resource =
        Resource.at("/stores")
            .with("owner", query.owner())
            .with("phase", query.phase())
            .with("q", query.text())
            .with("sort", query.sort())
            .with("after", query.after())
            .with("limit", query.limit());
    return calls.get(resource, new ParameterizedTypeReference<>() {});
  }

  /** The store with this id. */
  public Store store(String id) {
    return calls.get(Resource.at("/stores/{id}", id), new ParameterizedTypeReference<>() {});
  }

  /** Asks that nothing be left of it; asking twice is no harm. */
  public Store deleteStore(String id) {
    return calls.delete(Resource.at("/stores/{id}", id), new ParameterizedTypeReference<>() {});
  }

  /** Asks to try again after a failure. */
  public Store retryStore(String id) {
    return calls.act(Resource.at("/stores/{id}:retry", id), new ParameterizedTypeReference<>() {});
  }

  /** All tries of all steps, oldest first. */
  public List<StepRun> steps(String id) {
    Page<StepRun> page =
        calls.get(Resource.at("/stores/{id}/steps", id), new ParameterizedTypeReference<>() {});
    return page.items();
  }

  /** One page of what happened to a store. */
  public Page<StoreEvent> events(String id, @Nullable String after, @Nullable Integer limit) {
    return calls.get(
        Resource.at("/stores/{id}/events", id).with("after", after).with("limit", limit),
        new ParameterizedTypeReference<>() {});
  }

  /** One page of the namespaces that belong to no store. */
  public Page<Orphan> orphans(@Nullable String after, @Nullable Integer limit) {
    return calls.get(
        Resource.at("/orphans").with("after", after).with("limit", limit),
        new ParameterizedTypeReference<>() {});
  }

  /** Asks that a namespace be a store again; asking twice is no harm. */
  public Store adoptOrphan(String namespace) {
    return calls.act(
        Resource.at("/orphans/{name}:adopt", namespace), new ParameterizedTypeReference<>() {});
  }

  /** Asks that nothing be left of a namespace; asking twice is no harm. */
  public Store deleteOrphan(String namespace) {
    return calls.delete(
        Resource.at("/orphans/{name}", namespace), new ParameterizedTypeReference<>() {});
  }

  /** One page of the audit log, newest first. */
  public Page<AuditEntry> audit(@Nullable String after, @Nullable Integer limit) {
    return calls.get(
        Resource.at("/audit").with("after", after).with("limit", limit),
        new ParameterizedTypeReference<>() {});
  }

  /** Checks the audit log's chain of hashes. */
  public AuditVerification verifyAudit() {
    return calls.get(Resource.at("/audit/verification"), new ParameterizedTypeReference<>() {});
  }

  /**
   * Writes the audit log into a file, one entry a line, as fast as the file takes them.
   *
   * @param from only entries of this moment or later; null for all
   * @param to only entries before this moment; null for all
   * @param store only entries about the store with this id; null for all
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public void exportAudit(
      @Nullable String from, @Nullable String to, @Nullable String store, Path file) {
    calls.download(
        Resource.at("/audit/export").with("from", from).with("to", to).with("store", store),
        MediaType.APPLICATION_NDJSON,
        file);
  }

  /** The sizes a store can have. */
  public List<Plan> plans() {
    Page<Plan> page = calls.get(Resource.at("/plans"), new ParameterizedTypeReference<>() {});
    return page.items();
  }

  /** Whether a subdomain can be had. */
  public SubdomainCheck checkSubdomain(String name) {
    return calls.get(
        Resource.at("/subdomains/{name}", name), new ParameterizedTypeReference<>() {});
  }

  /** What it says of itself. */
  public SystemStatus system() {
    return calls.get(Resource.at("/system"), new ParameterizedTypeReference<>() {});
  }

  /**
   * What happens from now on, or after the event {@code lastEventId}, to one store or to all.
   * Reconnects by itself; ends with {@link UnreachableException} when that keeps failing.
   */
  public Flux<StreamSignal> follow(@Nullable String storeId, @Nullable String lastEventId) {
    return stream.follow(storeId, lastEventId);
  }

  /** The same control plane, asked once and with little patience: for completion while typing. */
  public static ControlPlane impatient(ConnectionSettings settings, JsonMapper mapper) {
    return new ControlPlane(
        new ConnectionSettings(
            settings.url(),
            settings.token(),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            1,
            settings.retryDelay(),
            settings.streamIdle(),
            1),
        mapper);
  }
}
