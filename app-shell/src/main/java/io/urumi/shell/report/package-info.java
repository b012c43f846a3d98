/** Writing of reports: tables, JSON, YAML, live progress. Independent of HTTP. */
@NullMarked
package io.urumi.shell.report;

import org.jspecify.annotations.NullMarked;
