/** The audit log in the HTTP API: list, export and verification. */
@NullMarked
package io.urumi.web.api.audit;

import org.jspecify.annotations.NullMarked;
