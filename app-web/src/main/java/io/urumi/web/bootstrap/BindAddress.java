package io.urumi.web.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The address the process listens on.
 *
 * @param loopback whether only this machine can reach it; never true when in doubt
 */
record BindAddress(String text, boolean loopback) {
  /** What listening without an address means: every interface. */
  private static final String ANY = "0.0.0.0";

  static BindAddress of(@Nullable String address) {
    String text = address == null || address.isBlank() ? ANY : address.strip();
    try {
      return new BindAddress(text, InetAddress.getByName(text).isLoopbackAddress());
    } catch (UnknownHostException unknown) {
      throw new StartRefusedException(
          "server.address is \"" + text + "\", which is no address of this machine.", unknown);
    }
  }

  /** How this machine finds the process. */
  String url(int port) {
    String host = loopback || text.equals(ANY) || text.equals("::") ? "localhost" : text;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static boolean isLoopback(ConditionContext context) {
    return of(context.getEnvironment().getProperty("server.address")).loopback();
  }

  /** Only this machine can reach the process. */
  static final class OnLoopback implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isLoopback(context);
    }
  }

  /** Others may reach the process. */
  static final class OnOther implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isLoopback(context);
    }
  }
}
