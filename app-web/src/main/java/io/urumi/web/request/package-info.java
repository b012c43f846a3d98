/** What every request carries through the process: its id, its log line, who asks. */
@NullMarked
package io.urumi.web.request;

import org.jspecify.annotations.NullMarked;
