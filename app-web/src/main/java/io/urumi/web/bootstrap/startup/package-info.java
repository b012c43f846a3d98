/** What the process prints when it has started, or when it cannot start. */
@NullMarked
package io.urumi.web.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
