/** Conditions as Kubernetes defines them: details for machines; users see the phase. */
@NullMarked
package io.urumi.domain.condition;

import org.jspecify.annotations.NullMarked;
