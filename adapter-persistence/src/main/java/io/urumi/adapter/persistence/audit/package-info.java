/** The audit log and its hash chain. */
@NullMarked
package io.urumi.adapter.persistence.audit;

import org.jspecify.annotations.NullMarked;
