package io.urumi.benchmark;

import io.urumi.domain.access.AccessPolicy;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Decision;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.Scope;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision, and the scope of one list, for members of one and of 200 teams. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessPolicyBenchmark {
  /** Memberships of the caller. */
  @Param({"1", "200"})
  public int teams;

  private final Owner unknown = new Owner("unknown");
  private Owner own = unknown;
  private Caller member = caller(Set.of(), Set.of());
  private Caller administrator = member;

  private static Caller caller(Set<Membership> memberships, Set<PlatformRole> roles) {
    Principal user = new Principal(UUID.randomUUID().toString(), Principal.Kind.USER, "anna");
    return new Caller(user, memberships, roles, null, "192.0.2.7", "request-1");
  }

  /** Makes the callers. */
  @Setup
  public void prepare() {
    own = new Owner("team-" + teams);
    member =
        caller(
            IntStream.rangeClosed(1, teams)
                .mapToObj(i -> new Membership(new Owner("team-" + i), TeamRole.MANAGER))
                .collect(Collectors.toSet()),
            Set.of());
    administrator = caller(Set.of(), Set.of(PlatformRole.ADMINISTRATOR));
  }

  /** A member's request about a store of the team. */
  @Benchmark
  public Decision allowed() {
    return AccessPolicy.decide(member, Permission.STORE_DELETE, own);
  }

  /** A request about a store of another team: all memberships are compared twice. */
  @Benchmark
  public Decision hidden() {
    return AccessPolicy.decide(member, Permission.STORE_DELETE, unknown);
  }

  /** An administrator's request. */
  @Benchmark
  public Decision administrator() {
    return AccessPolicy.decide(administrator, Permission.STORE_DELETE, own);
  }

  /** Whose stores a list has. */
  @Benchmark
  public Scope scope() {
    return AccessPolicy.scope(member, Permission.STORE_READ);
  }
}
