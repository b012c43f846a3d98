/** Broken on purpose. */
@NullMarked
package io.urumi.arch.broken.domainhasnoclocknochancenoio.domain;

import org.jspecify.annotations.NullMarked;
