/** The order in which the process starts and stops its parts. */
@NullMarked
package io.urumi.web.bootstrap.lifecycle;

import org.jspecify.annotations.NullMarked;
