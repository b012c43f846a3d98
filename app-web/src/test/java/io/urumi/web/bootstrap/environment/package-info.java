/** Tests of what is called before any bean is created. */
@NullMarked
package io.urumi.web.bootstrap.environment;

import org.jspecify.annotations.NullMarked;
