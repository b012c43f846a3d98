package io.urumi.shell.auditfile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing a log with its anchors.
 *
 * @param anchors number of valid anchors
 * @param proven sequence of the newest entry up to which the log is as it was anchored; 0 for none
 * @param newestAt time of the anchor with the most entries; null without anchors
 * @param findings what does not fit, one sentence each; empty when all fits
 */
public record AnchorCheck(
    int anchors, long proven, @Nullable Instant newestAt, List<String> findings) {}
