/** A store, its status and the requests that create and list stores. */
@NullMarked
package io.urumi.client.model.store;

import org.jspecify.annotations.NullMarked;
