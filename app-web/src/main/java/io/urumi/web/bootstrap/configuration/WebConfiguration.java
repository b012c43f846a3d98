package io.urumi.web.bootstrap.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.context.ContextRegistry;
import io.urumi.web.api.query.DeclaredParametersAdapter;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.limit.RateLimitFilter;
import io.urumi.web.limit.ReceivedBodyFilter;
import io.urumi.web.limit.RequestRateLimits;
import io.urumi.web.limit.StreamPermits;
import io.urumi.web.limit.WriteQueueFilter;
import io.urumi.web.problem.DatabaseOutageDetector;
import io.urumi.web.problem.EmptyErrorFilter;
import io.urumi.web.problem.ProblemExceptionHandler;
import io.urumi.web.problem.ProblemMapper;
import io.urumi.web.problem.ProblemWriter;
import io.urumi.web.problem.ProtocolProblemHandler;
import io.urumi.web.request.AccessLogFilter;
import io.urumi.web.request.RequestId;
import io.urumi.web.request.RequestIdFilter;
import io.urumi.web.request.ServerDateFilter;
import io.urumi.web.security.CrossSiteFilter;
import io.urumi.web.security.DotSegmentFilter;
import io.urumi.web.security.SecurityHeadersFilter;
import io.urumi.web.security.StrictRequestFilter;
import io.urumi.web.server.AnsweredRequests;
import io.urumi.web.server.DroppedErrors;
import io.urumi.web.server.ServerLimits;
import io.urumi.web.server.TokenFreeAddresses;
import io.urumi.web.server.UnpooledResponses;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Controllers, JSON, problem details and the filters that do not depend on settings. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("io.urumi.web.api")
public class WebConfiguration {
  /** Clients that give up earlier leave the queue. */
  private static final Duration MAX_WRITE_WAIT = Duration.ofSeconds(30);

  @Bean
  JsonMapperBuilderCustomizer omitNulls() {
    return builder ->
        builder.changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
  }

  /** Replaces Spring's adapter, which ignores query parameters that a handler does not know. */
  @Bean
  WebFluxRegistrations declaredParametersOnly() {
    return new WebFluxRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new DeclaredParametersAdapter();
      }
    };
  }

  @Bean
  ProblemMapper problemMapper(
      DatabaseOutageDetector outageDetector,
      @Value("${spring.http.codecs.max-in-memory-size}") DataSize maxBody) {
    return new ProblemMapper(outageDetector, maxBody.toBytes());
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  ProblemExceptionHandler problemExceptionHandler(ProblemMapper mapper, ProblemWriter writer) {
    return new ProblemExceptionHandler(mapper, writer);
  }

  @Bean
  RequestIdFilter requestIdFilter() {
    ContextRegistry.getInstance()
        .registerThreadLocalAccessor(
            RequestId.MDC_KEY,
            () -> MDC.get(RequestId.MDC_KEY),
            id -> MDC.put(RequestId.MDC_KEY, id),
            () -> MDC.remove(RequestId.MDC_KEY));
    return new RequestIdFilter();
  }

  @Bean
  ServerDateFilter serverDateFilter() {
    return new ServerDateFilter(Clock.systemUTC());
  }

  @Bean
  AccessLogFilter accessLogFilter() {
    return new AccessLogFilter();
  }

  @Bean
  SecurityHeadersFilter securityHeadersFilter(UrumiProperties properties) {
    return new SecurityHeadersFilter(properties.signIn().publicAddress());
  }

  @Bean
  DotSegmentFilter dotSegmentFilter() {
    return new DotSegmentFilter();
  }

  @Bean
  CrossSiteFilter crossSiteFilter(UrumiProperties properties) {
    return new CrossSiteFilter(properties.security().allowedOrigins());
  }

  @Bean
  RateLimitFilter rateLimitFilter(UrumiProperties properties) {
    UrumiProperties.Limits limits = properties.limits();
    return new RateLimitFilter(
        SettingsConversion.convert(
            "urumi.limits.*",
            () ->
                new RequestRateLimits(
                    Map.of(
                        RequestRateLimits.Kind.READS, limits.reads(),
                        RequestRateLimits.Kind.WRITES, limits.writes(),
                        RequestRateLimits.Kind.EXPENSIVE_READS, limits.expensiveReads(),
                        RequestRateLimits.Kind.RETRIES, limits.retries()))));
  }

  @Bean
  ReceivedBodyFilter receivedBodyFilter(
      @Value("${spring.http.codecs.max-in-memory-size}") DataSize maxBody) {
    return new ReceivedBodyFilter(Math.toIntExact(maxBody.toBytes()));
  }

  @Bean
  WriteQueueFilter writeQueueFilter(UrumiProperties properties) {
    return SettingsConversion.convert(
        "urumi.limits.concurrent-writes",
        () -> new WriteQueueFilter(properties.limits().concurrentWrites(), MAX_WRITE_WAIT));
  }

  @Bean
  StreamPermits eventStreamPermits(UrumiProperties properties) {
    UrumiProperties.Limits limits = properties.limits();
    return permits(StreamPermits.Kind.STREAMS, limits.streamsPerCaller(), limits.streams());
  }

  @Bean
  StreamPermits auditExportPermits(UrumiProperties properties) {
    UrumiProperties.Limits limits = properties.limits();
    return permits(StreamPermits.Kind.EXPORTS, limits.exportsPerCaller(), limits.exports());
  }

  private static StreamPermits permits(StreamPermits.Kind kind, int perCaller, int total) {
    return SettingsConversion.convert(
        "urumi.limits.*", () -> new StreamPermits(kind, perCaller, total));
  }

  @Bean
  ServerLimits serverLimits(UrumiProperties properties) {
    DroppedErrors.handle();
    UrumiProperties.Http http = properties.http();
    return SettingsConversion.convert(
        "urumi.http.*",
        () ->
            new ServerLimits(
                http.requestTimeout(), http.readTimeout(), ProtocolProblemHandler::new));
  }

  @Bean
  WebHttpHandlerBuilderCustomizer httpHandlerDecorators() {
    return builder ->
        builder
            .httpHandlerDecorator(UnpooledResponses::new)
            .httpHandlerDecorator(AnsweredRequests::new)
            .httpHandlerDecorator(TokenFreeAddresses::new);
  }

  @Bean
  StrictRequestFilter strictRequestFilter() {
    return new StrictRequestFilter();
  }

  @Bean
  EmptyErrorFilter emptyErrorFilter(ProblemWriter writer) {
    return new EmptyErrorFilter(writer);
  }
}
