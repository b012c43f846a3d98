@NullMarked
package io.urumi.web.api.store;

import org.jspecify.annotations.NullMarked;
