/** PostgreSQL, replicas and the people who ask for stores. */
@NullMarked
package io.urumi.crash.bed;

import org.jspecify.annotations.NullMarked;
