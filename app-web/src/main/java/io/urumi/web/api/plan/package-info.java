/** Plans in the HTTP API. */
@NullMarked
package io.urumi.web.api.plan;

import org.jspecify.annotations.NullMarked;
