/** PostgreSQL, the simulated cluster, replicas, and the clients that send requests to them. */
@NullMarked
package io.urumi.crash.testbed;

import org.jspecify.annotations.NullMarked;
