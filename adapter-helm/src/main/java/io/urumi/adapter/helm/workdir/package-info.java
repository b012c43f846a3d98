/**
 * Files on disk: the work directory, temporary directories of single calls, and what killed
 * processes leave in them.
 */
@NullMarked
package io.urumi.adapter.helm.workdir;

import org.jspecify.annotations.NullMarked;
