/** Plans: the sizes in which a store is offered. */
@NullMarked
package io.urumi.domain.plan;

import org.jspecify.annotations.NullMarked;
