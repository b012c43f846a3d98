package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.driving.DescribeSystemQuery.SystemDescription;
import io.urumi.port.model.ReleaseDescription;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON form of the platform's description. */
@Schema(name = "SystemInfo", description = "The platform's components and their status")
public record SystemInfoDto(
    @Schema(description = "Version of the platform", example = "0.1.0") String version,
    ClusterInfoDto cluster,
    DatabaseInfoDto database,
    @Schema(description = "Name of the replica that answered", example = "host-1234")
        String replica,
    QueueInfoDto queue,
    @Schema(
            description = "Number of stores by phase; phases without stores are absent",
            example = "{\"READY\": 3}")
        Map<String, Long> stores,
    @Schema(description = "Number of orphaned namespaces", example = "0") long orphans,
    @Schema(
            description = "Domain that is appended to a subdomain to form the host name",
            example = "localhost")
        String hostSuffix,
    @Schema(description = "Absent for the simulated cluster") @Nullable IngressInfoDto ingress,
    HelmInfoDto helm,
    ChartInfoDto chart) {

  public static SystemInfoDto of(
      String version,
      SystemDescription system,
      DatabaseInfoDto database,
      Optional<IngressInfoDto> ingress) {
    Map<String, Long> stores = new TreeMap<>();
    system.stores().forEach((phase, count) -> stores.put(phase.name(), count));
    ReleaseDescription releases = system.releases();
    return new SystemInfoDto(
        version,
        ClusterInfoDto.of(system.cluster()),
        database,
        system.replica(),
        QueueInfoDto.of(system.queue()),
        stores,
        system.orphans(),
        system.hostSuffix(),
        ingress.orElse(null),
        new HelmInfoDto(releases.implementation(), releases.version()),
        new ChartInfoDto(releases.chartName(), releases.chartVersion()));
  }
}
