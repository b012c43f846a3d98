/** Tests of the settings. */
@NullMarked
package io.urumi.web.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
