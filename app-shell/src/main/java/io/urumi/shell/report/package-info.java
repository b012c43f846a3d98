/** Writing of reports: tables, JSON, YAML, live progress. Independent of HTTP. */
@NullMarked
package io.urumi.shell.view;

import org.jspecify.annotations.NullMarked;
