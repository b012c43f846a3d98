/** The settings of the control plane and their conversion to the settings of the modules. */
@NullMarked
package io.urumi.web.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
