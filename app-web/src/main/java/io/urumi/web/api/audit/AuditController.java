package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.limit.ClientAddress;
import io.urumi.web.limit.StreamPermits;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import io.urumi.web.session.SessionEnds;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists, exports and verifies the audit log. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit")
class AuditController {
  private final ReadAuditQuery audit;
  private final SessionEnds sessionEnds;
  private final StreamPermits exportPermits;

  AuditController(
      ReadAuditQuery audit,
      SessionEnds sessionEnds,
      @Qualifier("auditExportPermits") StreamPermits exportPermits) {
    this.audit = audit;
    this.sessionEnds = sessionEnds;
    this.exportPermits = exportPermits;
  }

  @Operation(
      operationId = "listAudit",
      summary = "List audit entries",
      description = "Newest first: who requested what, and the outcome.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of audit entries")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<AuditPageDto> list(QueryParameters query, ServerWebExchange exchange) {
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    return audit
        .page(Callers.of(exchange), after == null ? Long.MAX_VALUE : after, limit)
        .map(AuditController::page);
  }

  private static AuditPageDto page(AuditPage page) {
    Long next = page.next();
    return new AuditPageDto(
        page.items().stream().map(AuditEntryDto::of).toList(),
        next == null ? null : next.toString());
  }

  @Operation(
      operationId = "exportAudit",
      summary = "Export the audit log",
      description =
          "JSON Lines, one entry per line, from the oldest entry to the newest at the time of the"
              + " request, sent as fast as the client reads. Entries include their hashes: the file"
              + " can be verified without the platform. The connection is closed, and the file is not"
              + " complete, when the session or token of the request ends before.")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Only entries at or after this time",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Only entries before this time",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "store",
      in = ParameterIn.QUERY,
      description = "Only entries about the store with this id",
      schema = @Schema(type = "string", format = "uuid"))
  @ApiResponse(
      responseCode = "200",
      description = "The entries",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_NDJSON_VALUE,
              schema = @Schema(implementation = AuditEntryDto.class)))
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.TOO_MANY_EXPORTS})
  @GetMapping(path = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
  ResponseEntity<Flux<AuditEntryDto>> export(QueryParameters query, ServerWebExchange exchange) {
    AuditFilter filter =
        new AuditFilter(
            query.instant("from"), query.instant("to"), query.value("store", StoreId::of));
    query.throwIfAny();
    String client = ClientAddress.of(exchange.getRequest());
    exportPermits.check(client);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"urumi-audit.jsonl\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            exportPermits.counted(
                client,
                sessionEnds.abort(
                    exchange, audit.export(Callers.of(exchange), filter).map(AuditEntryDto::of))));
  }

  @Operation(
      operationId = "verifyAudit",
      summary = "Verify the audit log",
      description =
          "Recomputes the hash chain; detects changed and missing entries. Continues where the last"
              + " verification by this process ended, unless that was more than a day ago or found a"
              + " fault: a change of an earlier entry is found by a full verification.")
  @Parameter(
      name = "full",
      in = ParameterIn.QUERY,
      description = "Whether to read all entries",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @ApiResponse(responseCode = "200", description = "Result of the verification")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/verification")
  Mono<AuditVerificationDto> verify(QueryParameters query, ServerWebExchange exchange) {
    Boolean full = query.choice("full", Map.of("true", true, "false", false));
    query.throwIfAny();
    return audit
        .verify(Callers.of(exchange), Boolean.TRUE.equals(full))
        .map(AuditVerificationDto::of);
  }

  @Operation(
      operationId = "getAuditAnchor",
      summary = "Show the anchor of the audit log",
      description =
          "The newest signed end of the log that the process that answers has written outside the"
              + " database, and why there is no newer one. Each process has its own.")
  @ApiResponse(responseCode = "200", description = "State of the anchors")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/anchor")
  AuditAnchorStatusDto anchor(QueryParameters query, ServerWebExchange exchange) {
    query.throwIfAny();
    return AuditAnchorStatusDto.of(audit.anchor(Callers.of(exchange)));
  }
}
