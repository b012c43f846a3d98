/** Serves the dashboard's files and pages. */
@NullMarked
package io.urumi.web.dashboard;

import org.jspecify.annotations.NullMarked;
