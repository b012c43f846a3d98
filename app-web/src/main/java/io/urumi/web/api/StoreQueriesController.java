package io.urumi.web.api;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.web.api.dto.StoreDto;
import io.urumi.web.api.dto.StorePageDto;
import io.urumi.web.problem.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads stores. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/stores", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class StoreQueriesController {
  private static final int MAX_SEARCH_LENGTH = 100;
  private static final Map<String, Phase> PHASES =
      Arrays.stream(Phase.values()).collect(toUnmodifiableMap(Phase::name, Function.identity()));
  private static final Map<String, StoreSort> SORTS =
      Map.of(
          "createdAt", StoreSort.CREATED_AT,
          "name", StoreSort.NAME,
          "subdomain", StoreSort.SUBDOMAIN);

  private final FindStoresQuery stores;
  private final StoreMapper mapper;

  StoreQueriesController(FindStoresQuery stores, StoreMapper mapper) {
    this.stores = stores;
    this.mapper = mapper;
  }

  @Operation(
      operationId = "listStores",
      summary = "List stores",
      description = "Deleted stores are left out unless the filter names their phase.",
      parameters = {
        @Parameter(
            name = "owner",
            in = ParameterIn.QUERY,
            description = "Only this owner's",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "phase",
            in = ParameterIn.QUERY,
            description = "Only in one of these phases; repeated or separated by commas",
            array = @ArraySchema(schema = @Schema(implementation = Phase.class))),
        @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Only those whose name or subdomain contains it; case does not matter",
            schema = @Schema(type = "string", maxLength = MAX_SEARCH_LENGTH)),
        @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "createdAt: newest first; name, subdomain: A to Z",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"createdAt", "name", "subdomain"},
                    defaultValue = "createdAt")),
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "\"next\" of the page before, made with the same sort",
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
  Mono<StorePageDto> list(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query =
        QueryParameters.of(exchange, "owner", "phase", "q", "sort", "after", "limit");
    StoreFilter filter =
        new StoreFilter(
            query.value("owner", Owner::new),
            Set.copyOf(query.choices("phase", PHASES)),
            query.text("q", MAX_SEARCH_LENGTH));
    StoreSort sort = Objects.requireNonNullElse(query.choice("sort", SORTS), StoreSort.CREATED_AT);
    StorePageRequest request = new StorePageRequest(sort, query.text("after"), query.limit());
    query.throwIfAny();
    return stores
        .page(filter, request)
        .zipWhen(page -> stores.queuePositions(page.items()))
        .map(found -> {
          Map<StoreId, Long> positions = found.getT2();
          return new StorePageDto(
              found.getT1().items().stream()
                  .map(store -> mapper.toDto(store, positions.get(store.id())))
                  .toList(),
              found.getT1().next());
        });
  }

  @Operation(
      operationId = "getStore",
      summary = "Read a store",
      description = "Also a deleted one. Send the ETag as If-None-Match to learn only of changes.")
  @ApiResponse(
      responseCode = "200",
      description = "The store",
      headers =
          @Header(
              name = "ETag",
              description = "Made of the store's version and its place in the queue",
              schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content)
  @AnswersWith({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/{id:[^:]+}")
  Mono<ResponseEntity<StoreDto>> get(
      @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    StoreId storeId = StoreId.of(id);
    return stores
        .byId(storeId)
        .switchIfEmpty(Mono.error(() -> StoreNotFound.of(storeId)))
        .zipWhen(store -> stores.queuePositions(List.of(store)))
        .map(found -> {
          Store store = found.getT1();
          Long position = found.getT2().get(store.id());
          return ResponseEntity.ok()
              .eTag(tag(store, position))
              .cacheControl(CacheControl.noCache().cachePrivate())
              .body(mapper.toDto(store, position));
        });
  }

  /** While it waits it moves up without being saved. */
  private static String tag(Store store, @Nullable Long position) {
    return store.version() + (position == null ? "" : "-waiting-" + position);
  }
}
