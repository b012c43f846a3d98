/** Stores, events and steps as they are read: filters, pages and order. */
@NullMarked
package io.urumi.port.model.store;

import org.jspecify.annotations.NullMarked;
