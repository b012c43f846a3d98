package io.urumi.web.api.store;

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
import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
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

/** Lists and reads stores. */
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
      description = "Omits deleted stores unless the filter \"phase\" contains DELETED.")
  @Parameter(
      name = "owner",
      in = ParameterIn.QUERY,
      description = "Only stores of the team with this id",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "phase",
      in = ParameterIn.QUERY,
      description = "Only stores in one of these phases; repeated or separated by commas",
      array = @ArraySchema(schema = @Schema(implementation = Phase.class)))
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "Only stores whose name or subdomain contains this text; not case-sensitive",
      schema = @Schema(type = "string", maxLength = MAX_SEARCH_LENGTH))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "createdAt sorts newest first; name and subdomain sort A to Z",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"createdAt", "name", "subdomain"},
              defaultValue = "createdAt"))
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of stores")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<StorePageDto> list(QueryParameters query, ServerWebExchange exchange) {
    StoreFilter filter =
        new StoreFilter(
            query.value("owner", Owner::new),
            Set.copyOf(query.choices("phase", PHASES)),
            query.text("q", MAX_SEARCH_LENGTH));
    StoreSort sort = Objects.requireNonNullElse(query.choice("sort", SORTS), StoreSort.CREATED_AT);
    StorePageRequest request = new StorePageRequest(sort, query.text("after"), query.limit());
    query.throwIfAny();
    Caller caller = Callers.of(exchange);
    return stores
        .page(caller, filter, request)
        .zipWhen(page -> stores.queuePositions(caller, page.items()))
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
      description =
          "Deleted stores can be read too. Send the ETag as If-None-Match to receive only changes.")
  @ApiResponse(
      responseCode = "200",
      description = "The store",
      headers =
          @Header(
              name = "ETag",
              description = "Derived from the store's version and its queue position",
              schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content)
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/{id:[^:]+}")
  Mono<ResponseEntity<StoreDto>> get(@PathVariable String id, ServerWebExchange exchange) {
    Caller caller = Callers.of(exchange);
    StoreId storeId = StoreId.of(id);
    return stores
        .byId(caller, storeId)
        .switchIfEmpty(Mono.error(() -> StoreProblems.notFound(storeId)))
        .zipWhen(store -> stores.queuePositions(caller, List.of(store)))
        .map(found -> {
          Store store = found.getT1();
          Long position = found.getT2().get(store.id());
          return ResponseEntity.ok()
              .eTag(tag(store, position))
              .cacheControl(CacheControl.noCache().cachePrivate())
              .body(mapper.toDto(store, position));
        });
  }

  /** The queue position changes without a new version of the store. */
  private static String tag(Store store, @Nullable Long position) {
    return store.version() + (position == null ? "" : "-waiting-" + position);
  }
}
