/** Who makes a request. */
@NullMarked
package io.urumi.client.model.session;

import org.jspecify.annotations.NullMarked;
