/**
 * Credentials of a user of a kubeconfig, as kubectl interprets them: constant ones, files, and
 * programs; when they expire and when they are loaded again.
 */
@NullMarked
package io.urumi.kubernetes.credentials;

import org.jspecify.annotations.NullMarked;
