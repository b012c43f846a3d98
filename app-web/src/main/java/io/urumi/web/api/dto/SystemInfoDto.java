package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.driving.DescribeSystemQuery.SystemDescription;
import io.urumi.port.model.ReleaseDescription;
import java.util.Map;
import java.util.TreeMap;

/** What the platform runs on and how it is, on the wire. */
@Schema(name = "SystemInfo", description = "What the platform runs on and how it is")
public record SystemInfoDto(
    @Schema(description = "Of the platform", example = "0.1.0") String version,
    ClusterInfoDto cluster,
    DatabaseInfoDto database,
    @Schema(description = "Name of the process that answers", example = "host-1234") String replica,
    QueueInfoDto queue,
    @Schema(
            description = "Number of stores by phase; phases without any are left out",
            example = "{\"READY\": 3}")
        Map<String, Long> stores,
    @Schema(description = "Number of namespaces that belong to no store", example = "0")
        long orphans,
    @Schema(description = "What follows a subdomain to make a host name", example = "localhost")
        String hostSuffix,
    HelmInfoDto helm,
    ChartInfoDto chart) {

  public static SystemInfoDto of(
      String version, SystemDescription system, DatabaseInfoDto database) {
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
        new HelmInfoDto(releases.implementation(), releases.version()),
        new ChartInfoDto(releases.chartName(), releases.chartVersion()));
  }
}
