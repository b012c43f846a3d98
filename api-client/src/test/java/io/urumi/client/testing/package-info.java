/** An HTTP server with prepared answers, for tests of the client and of the shell. */
@NullMarked
package io.urumi.client.testing;

import org.jspecify.annotations.NullMarked;
