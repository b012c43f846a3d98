package io.urumi.web.request;

import org.springframework.core.Ordered;

/** The order of the filters; all of them run before any handler. */
public final class FilterOrder {
  public static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE;
  public static final int ACCESS_LOG = REQUEST_ID + 10;
  public static final int SECURITY_HEADERS = REQUEST_ID + 20;
  public static final int EMPTY_ERRORS = REQUEST_ID + 22;
  public static final int DOT_SEGMENTS = REQUEST_ID + 25;
  public static final int STOREFRONTS = REQUEST_ID + 26;
  public static final int PLACEHOLDERS = REQUEST_ID + 28;
  public static final int HOST = REQUEST_ID + 30;
  public static final int CROSS_SITE = REQUEST_ID + 40;
  public static final int STRICT = REQUEST_ID + 43;
  public static final int RATE_LIMIT = REQUEST_ID + 46;

  /** Before the caller is known: a client could hold its body back until it has lost its rights. */
  public static final int RECEIVED_BODY = REQUEST_ID + 48;

  public static final int TOKEN = REQUEST_ID + 50;
  public static final int CALLER = REQUEST_ID + 55;
  public static final int WRITE_QUEUE = REQUEST_ID + 60;

  private FilterOrder() {}
}
