/** The platform's own state in the HTTP API: cluster, database, queue and versions. */
@NullMarked
package io.urumi.web.api.system;

import org.jspecify.annotations.NullMarked;
