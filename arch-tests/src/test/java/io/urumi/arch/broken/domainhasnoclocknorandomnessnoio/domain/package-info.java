/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.domainhasnoclocknorandomnessnoio.domain;

import org.jspecify.annotations.NullMarked;
