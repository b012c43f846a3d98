/** Stores in the HTTP API: create, read, delete and retry, and the JSON form of a store. */
@NullMarked
package io.urumi.web.api.store;

import org.jspecify.annotations.NullMarked;
