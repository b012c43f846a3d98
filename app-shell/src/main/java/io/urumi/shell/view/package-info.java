/** How answers look: tables, JSON, YAML, live progress and errors. Knows nothing of HTTP. */
@NullMarked
package io.urumi.shell.view;

import org.jspecify.annotations.NullMarked;
