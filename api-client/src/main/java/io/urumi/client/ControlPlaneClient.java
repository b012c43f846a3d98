package io.urumi.client;

import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.HttpTransport;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.RetryPolicy;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.AuditAnchorStatus;
import io.urumi.client.model.AuditEntry;
import io.urumi.client.model.AuditVerification;
import io.urumi.client.model.Orphan;
import io.urumi.client.model.Page;
import io.urumi.client.model.Plan;
import io.urumi.client.model.StoreEvent;
import io.urumi.client.model.SubdomainCheck;
import io.urumi.client.model.SystemInfo;
import io.urumi.client.model.session.CurrentSession;
import io.urumi.client.model.store.CreateStoreRequest;
import io.urumi.client.model.store.Credentials;
import io.urumi.client.model.store.StepRun;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StoreQuery;
import io.urumi.client.model.store.TransferStoreRequest;
import io.urumi.client.model.team.Account;
import io.urumi.client.model.team.AddMemberRequest;
import io.urumi.client.model.team.CreateInvitationRequest;
import io.urumi.client.model.team.CreatedInvitation;
import io.urumi.client.model.team.Invitation;
import io.urumi.client.model.team.MemberRoleRequest;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamLimits;
import io.urumi.client.model.team.TeamLimitsRequest;
import io.urumi.client.model.team.TeamMember;
import io.urumi.client.model.team.TeamRequest;
import io.urumi.client.session.TokenOperations;
import io.urumi.client.stream.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of a running control plane, one method for each operation of {@code docs/openapi.json}.
 * Each waits for the response and throws {@link ProblemException} when the control plane refuses
 * the request and {@link UnreachableException} when there is no response.
 */
public final class ControlPlaneClient {
  private static final String API = "/api/v1";

  private final HttpTransport transport;
  private final JsonMapper mapper;

  /** Creates a client; the first call connects. */
  public ControlPlaneClient(ClientSettings settings) {
    mapper = ApiJson.mapper();
    transport = new HttpTransport(settings, mapper);
  }

  /** Returns the control plane's address. */
  public URI url() {
    return transport.settings().url();
  }

  /**
   * Returns the control plane's clock, as far as its responses say; this machine's before the first
   * one.
   */
  public InstantSource clock() {
    return transport.clock();
  }

  /**
   * Sends any request once, without retries; every status is a normal result.
   *
   * @throws UnreachableException when there is no response within the timeout
   */
  public ApiResponse exchange(ApiRequest request) {
    return transport.exchange(request);
  }

  /** Requests a store. The same key requests the same store again, so this can be repeated. */
  public Store createStore(CreateStoreRequest store, String idempotencyKey) {
    ApiRequest request =
        ApiRequest.post(API + "/stores")
            .header("Idempotency-Key", idempotencyKey)
            .json(mapper.writeValueAsString(store));
    return transport.call(request, type(Store.class), RetryPolicy.REPEATABLE);
  }

  /** Returns one page of stores. */
  public Page<Store> listStores(StoreQuery query) {
    ApiRequest request =
        ApiRequest.get(API + "/stores")
            .query("owner", query.owner())
            .query("phase", query.phase())
            .query("q", query.text())
            .query("sort", query.sort());
    return page(request, query.after(), query.limit(), Store.class);
  }

  /** Returns the store with this id. */
  public Store getStore(String id) {
    return read(ApiRequest.get(API + "/stores/{}", id), Store.class);
  }

  /** Requests that a store be deleted; a second request has no further effect. */
  public Store deleteStore(String id) {
    return read(ApiRequest.delete(API + "/stores/{}", id), Store.class);
  }

  /** Requests a retry after a failure. */
  public Store retryStore(String id) {
    return act(ApiRequest.post(API + "/stores/{}:retry", id));
  }

  /** Gives a store to another team. */
  public Store transferStore(String id, TransferStoreRequest team) {
    return once(ApiRequest.post(API + "/stores/{}:transfer", id), team, Store.class);
  }

  /** Returns what the administrator of a shop signs in with; each call is recorded there. */
  public Credentials revealCredentials(String id) {
    return transport.call(
        ApiRequest.post(API + "/stores/{}:reveal-credentials", id),
        type(Credentials.class),
        RetryPolicy.UNREPEATABLE);
  }

  /** Returns one page of the attempts of all steps, oldest first. */
  public Page<StepRun> listSteps(String id, @Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/stores/{}/steps", id), after, limit, StepRun.class);
  }

  /** Returns one page of a store's events. */
  public Page<StoreEvent> listEvents(String id, @Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/stores/{}/events", id), after, limit, StoreEvent.class);
  }

  /**
   * Opens the event stream of one store or, for null, of all.
   *
   * @param lastEventId the event to resume after; null for events from now on
   */
  public EventStream streamEvents(@Nullable String storeId, @Nullable String lastEventId) {
    ApiRequest request = ApiRequest.get(API + "/events").query("store", storeId);
    return new EventStream(transport, request, lastEventId);
  }

  /** Returns one page of the namespaces that belong to no store. */
  public Page<Orphan> listOrphans(@Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/orphans"), after, limit, Orphan.class);
  }

  /** Requests that a namespace become a store again; a second request has no further effect. */
  public Store adoptOrphan(String namespace) {
    return act(ApiRequest.post(API + "/orphans/{}:adopt", namespace));
  }

  /** Requests that an orphaned namespace be deleted; a second request has no further effect. */
  public Store deleteOrphan(String namespace) {
    return read(ApiRequest.delete(API + "/orphans/{}", namespace), Store.class);
  }

  /** Returns one page of the audit log, newest first. */
  public Page<AuditEntry> listAudit(@Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/audit"), after, limit, AuditEntry.class);
  }

  /**
   * Verifies the hash chain of the audit log.
   *
   * @param full whether to read all entries, not only those since the last verification
   */
  public AuditVerification verifyAudit(boolean full) {
    return read(
        ApiRequest.get(API + "/audit/verification").query("full", full ? true : null),
        AuditVerification.class);
  }

  /** Returns the newest anchor of the audit log. */
  public AuditAnchorStatus getAuditAnchor() {
    return read(ApiRequest.get(API + "/audit/anchor"), AuditAnchorStatus.class);
  }

  /**
   * Writes the audit log to a file, one entry per line. Not retried: a partial file is incomplete.
   *
   * @param from only entries of this moment or later; null for all
   * @param to only entries before this moment; null for all
   * @param store only entries about the store with this id; null for all
   * @throws UncheckedIOException when the file cannot be written
   */
  public void exportAudit(
      @Nullable String from, @Nullable String to, @Nullable String store, Path file) {
    ApiRequest request =
        ApiRequest.get(API + "/audit/export")
            .query("from", from)
            .query("to", to)
            .query("store", store);
    try (OutputStream out = Files.newOutputStream(file);
        InputStream in = transport.open(request, "application/x-ndjson")) {
      byte[] buffer = new byte[16 * 1024];
      for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException broken) {
      throw transport.translate(broken);
    }
  }

  /** Returns the plans a store can have. */
  public List<Plan> listPlans() {
    return page(ApiRequest.get(API + "/plans"), null, null, Plan.class).items();
  }

  /** Checks whether a subdomain is available. */
  public SubdomainCheck checkSubdomain(String name) {
    return read(ApiRequest.get(API + "/subdomains/{}", name), SubdomainCheck.class);
  }

  /** Returns the control plane's version, cluster, database and queue. */
  public SystemInfo getSystem() {
    return read(ApiRequest.get(API + "/system"), SystemInfo.class);
  }

  /** Returns the operations about tokens of users, by whom the client's token is. */
  public TokenOperations tokens() {
    return new TokenOperations(transport, null);
  }

  /** Returns who the requests are made by. */
  public CurrentSession getSession() {
    return read(ApiRequest.get(API + "/session"), CurrentSession.class);
  }

  /** Returns one page of the teams that the caller may see. */
  public Page<Team> listTeams(@Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/teams"), after, limit, Team.class);
  }

  /** Returns the team with this id. */
  public Team getTeam(String id) {
    return read(ApiRequest.get(API + "/teams/{}", id), Team.class);
  }

  /** Creates a team. */
  public Team createTeam(TeamRequest team) {
    return once(ApiRequest.post(API + "/teams"), team, Team.class);
  }

  /** Gives a team another name. */
  public Team renameTeam(String id, TeamRequest team) {
    return once(ApiRequest.patch(API + "/teams/{}", id), team, Team.class);
  }

  /** Returns the limits of a team. */
  public TeamLimits getTeamLimits(String id) {
    return read(ApiRequest.get(API + "/teams/{}/limits", id), TeamLimits.class);
  }

  /** Replaces the limits of a team. */
  public TeamLimits setTeamLimits(String id, TeamLimitsRequest limits) {
    return once(ApiRequest.put(API + "/teams/{}/limits", id), limits, TeamLimits.class);
  }

  /** Deletes a team without stores and other members. */
  public void deleteTeam(String id) {
    transport.run(ApiRequest.delete(API + "/teams/{}", id), RetryPolicy.UNREPEATABLE);
  }

  /** Returns one page of the members of a team. */
  public Page<TeamMember> listMembers(
      String team, @Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/teams/{}/members", team), after, limit, TeamMember.class);
  }

  /** Makes an existing account a member. */
  public TeamMember addMember(String team, AddMemberRequest member) {
    return once(ApiRequest.post(API + "/teams/{}/members", team), member, TeamMember.class);
  }

  /** Gives a member another role. */
  public TeamMember changeMemberRole(String team, String accountId, MemberRoleRequest role) {
    return once(
        ApiRequest.patch(API + "/teams/{}/members/{}", team, accountId), role, TeamMember.class);
  }

  /** Removes a member. */
  public void removeMember(String team, String accountId) {
    transport.run(
        ApiRequest.delete(API + "/teams/{}/members/{}", team, accountId), RetryPolicy.UNREPEATABLE);
  }

  /** Returns the invitations to a team. */
  public List<Invitation> listInvitations(String team) {
    return page(ApiRequest.get(API + "/teams/{}/invitations", team), null, null, Invitation.class)
        .items();
  }

  /** Creates an invitation. */
  public CreatedInvitation createInvitation(String team, CreateInvitationRequest invitation) {
    return once(
        ApiRequest.post(API + "/teams/{}/invitations", team), invitation, CreatedInvitation.class);
  }

  /** Revokes an invitation. */
  public void revokeInvitation(String team, String id) {
    transport.run(
        ApiRequest.delete(API + "/teams/{}/invitations/{}", team, id), RetryPolicy.UNREPEATABLE);
  }

  /** Returns one page of accounts. */
  public Page<Account> listAccounts(@Nullable String after, @Nullable Integer limit) {
    return page(ApiRequest.get(API + "/accounts"), after, limit, Account.class);
  }

  /** Ends the sessions of an account, which cannot sign in any more. */
  public Account disableAccount(String id) {
    return read(ApiRequest.post(API + "/accounts/{}:disable", id), Account.class);
  }

  /** Lets an account sign in again. */
  public Account enableAccount(String id) {
    return read(ApiRequest.post(API + "/accounts/{}:enable", id), Account.class);
  }

  /** Gives an account a role of the platform. */
  public Account grantPlatformRole(String id, String role) {
    return read(ApiRequest.put(API + "/accounts/{}/platform-roles/{}", id, role), Account.class);
  }

  /** Takes a role of the platform away. */
  public Account revokePlatformRole(String id, String role) {
    return read(ApiRequest.delete(API + "/accounts/{}/platform-roles/{}", id, role), Account.class);
  }

  /** A change that is not repeated when it is not known whether it was made. */
  private <T> T once(ApiRequest request, Record body, Class<T> type) {
    return transport.call(
        request.json(mapper.writeValueAsString(body)), type(type), RetryPolicy.UNREPEATABLE);
  }

  private <T> T read(ApiRequest request, Class<T> type) {
    return transport.call(request, type(type), RetryPolicy.REPEATABLE);
  }

  private Store act(ApiRequest request) {
    return transport.call(request, type(Store.class), RetryPolicy.UNREPEATABLE);
  }

  private <T> Page<T> page(
      ApiRequest request, @Nullable String after, @Nullable Integer limit, Class<T> item) {
    JavaType type = mapper.getTypeFactory().constructParametricType(Page.class, item);
    return transport.call(
        request.query("after", after).query("limit", limit), type, RetryPolicy.REPEATABLE);
  }

  private JavaType type(Class<?> type) {
    return mapper.constructType(type);
  }
}
