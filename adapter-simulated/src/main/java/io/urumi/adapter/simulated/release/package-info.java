/** What Helm does to a release: its revisions, its manifests, and one operation at a time. */
@NullMarked
package io.urumi.adapter.simulated.release;

import org.jspecify.annotations.NullMarked;
