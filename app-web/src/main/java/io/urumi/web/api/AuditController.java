package io.urumi.web.api;

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
import io.urumi.web.api.dto.AuditEntryDto;
import io.urumi.web.api.dto.AuditPageDto;
import io.urumi.web.api.dto.AuditVerificationDto;
import io.urumi.web.problem.ErrorCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the audit log. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit")
class AuditController {
  private final ReadAuditQuery audit;

  AuditController(ReadAuditQuery audit) {
    this.audit = audit;
  }

  @Operation(
      operationId = "listAudit",
      summary = "Read the audit log",
      description = "Newest first: who asked for what, and what became of it.",
      parameters = {
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "\"next\" of the page before",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
      })
  @ApiResponse(responseCode = "200", description = "A page")
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<AuditPageDto> list(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query = QueryParameters.of(exchange, "after", "limit");
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    return audit.page(after == null ? Long.MAX_VALUE : after, limit).map(AuditController::page);
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
          "JSON Lines, one entry a line, from the oldest to the one that was the newest at the"
              + " beginning, as fast as they are taken. Each entry has its hashes, so that the file"
              + " can be verified without the platform.",
      parameters = {
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Only entries of this moment or later",
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Only entries before this moment",
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "store",
            in = ParameterIn.QUERY,
            description = "Only entries about the store with this id",
            schema = @Schema(type = "string", format = "uuid"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The entries",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_NDJSON_VALUE,
              schema = @Schema(implementation = AuditEntryDto.class)))
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping(path = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
  ResponseEntity<Flux<AuditEntryDto>> export(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query = QueryParameters.of(exchange, "from", "to", "store");
    AuditFilter filter =
        new AuditFilter(
            query.instant("from"), query.instant("to"), query.value("store", StoreId::of));
    query.throwIfAny();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"urumi-audit.jsonl\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(audit.export(filter).map(AuditEntryDto::of));
  }

  @Operation(
      operationId = "verifyAudit",
      summary = "Verify the audit log",
      description = "Recomputes the chain of hashes; a change or a hole in the log shows.")
  @ApiResponse(responseCode = "200", description = "What was found")
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/verification")
  Mono<AuditVerificationDto> verify(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    return audit.verify().map(AuditVerificationDto::of);
  }
}
