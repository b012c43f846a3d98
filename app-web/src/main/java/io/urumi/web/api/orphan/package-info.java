/** Orphaned namespaces in the HTTP API: list, adopt and delete. */
@NullMarked
package io.urumi.web.api.orphan;

import org.jspecify.annotations.NullMarked;
