/** Tests of how the parts are put together. */
@NullMarked
package io.urumi.web.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
