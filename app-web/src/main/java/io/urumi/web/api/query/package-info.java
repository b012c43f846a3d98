/** Query parameters of the HTTP API: which ones a handler declares, and how they are read. */
@NullMarked
package io.urumi.web.api.query;

import org.jspecify.annotations.NullMarked;
