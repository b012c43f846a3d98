/** The contracts of the ports on each database, and tests of the databases themselves. */
@NullMarked
package io.urumi.adapter.persistence;

import org.jspecify.annotations.NullMarked;
