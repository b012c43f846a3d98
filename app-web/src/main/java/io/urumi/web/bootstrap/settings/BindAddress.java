package io.urumi.web.bootstrap.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The address the process listens on.
 *
 * @param loopback whether only this machine can reach it
 */
public record BindAddress(String text, boolean loopback) {
  /** Used without an address: all interfaces. */
  private static final String ANY = "0.0.0.0";

  public static BindAddress of(@Nullable String address) {
    String text = address == null || address.isBlank() ? ANY : address.strip();
    try {
      return new BindAddress(text, InetAddress.getByName(text).isLoopbackAddress());
    } catch (UnknownHostException unknown) {
      throw new StartupException(
          "server.address is \""
              + text
              + "\", which is not a valid address; set it to an address of"
              + " this machine.",
          unknown);
    }
  }

  /** URL of the process for clients on this machine. */
  public String url(int port) {
    String host = loopback || text.equals(ANY) || text.equals("::") ? "localhost" : text;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static boolean isLoopback(ConditionContext context) {
    return of(context.getEnvironment().getProperty("server.address")).loopback();
  }

  /** True when only this machine can reach the process. */
  public static final class OnLoopback implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isLoopback(context);
    }
  }

  /** True when other machines can reach the process. */
  public static final class OnOtherAddress implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isLoopback(context);
    }
  }
}
