/**
 * What both implementations of Helm share: the client interface, its threads and locks, and Helm's
 * environment variables.
 */
@NullMarked
package io.urumi.adapter.helm.client;

import org.jspecify.annotations.NullMarked;
