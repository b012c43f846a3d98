/** The contracts of the ports on each database, and what only a database can get wrong. */
@NullMarked
package io.urumi.adapter.persistence;

import org.jspecify.annotations.NullMarked;
