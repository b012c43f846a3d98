package io.urumi.web.api;

import io.urumi.web.problem.ErrorCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The error codes an operation can answer with, besides those of every operation. The OpenAPI
 * document lists them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PossibleErrors {
  ErrorCode[] value();
}
