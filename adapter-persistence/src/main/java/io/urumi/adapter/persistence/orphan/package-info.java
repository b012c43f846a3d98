/** The register of orphans. */
@NullMarked
package io.urumi.adapter.persistence.orphan;

import org.jspecify.annotations.NullMarked;
