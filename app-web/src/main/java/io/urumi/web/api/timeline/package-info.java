/** Steps and events of one store in the HTTP API. */
@NullMarked
package io.urumi.web.api.timeline;

import org.jspecify.annotations.NullMarked;
