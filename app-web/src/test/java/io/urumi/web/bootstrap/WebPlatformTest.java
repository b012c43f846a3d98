package io.urumi.web.bootstrap;

import io.urumi.web.openapi.OpenApiMetadata;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A test of {@link TestPlatform} on the loopback address. All tests with this annotation share one
 * application context.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(OpenApiMetadata.class)
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "urumi.home=${java.io.tmpdir}/urumi-web-tests",
      "urumi.security.trusted-proxies=127.0.0.2",
      "urumi.security.allowed-hosts=panel.example.com",
      "urumi.security.allowed-origins=https://shop-admin.example.com",
      "urumi.http.request-timeout=2s",
      "management.endpoint.health.validate-group-membership=false",
      "springdoc.api-docs.version=openapi_3_1",
      "springdoc.writer-with-default-pretty-printer=true",
      "springdoc.writer-with-order-by-keys=true",
      "springdoc.default-produces-media-type=application/json",
      "springdoc.override-with-generic-response=false",
      "springdoc.paths-to-match=/api/**"
    })
public @interface WebPlatformTest {}
