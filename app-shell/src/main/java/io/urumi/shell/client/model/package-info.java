/**
 * The control plane's JSON as records. Members this shell does not know are ignored; members that
 * may be absent are nullable.
 */
@NullMarked
package io.urumi.shell.client.model;

import org.jspecify.annotations.NullMarked;
