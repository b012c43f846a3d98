package io.urumi.web.bootstrap.startup;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.dashboard.DashboardConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Shows on the terminal of the process, after the banner, an address that opens the dashboard for
 * the administrator once. The code is in the fragment, which browsers do not send: no log has it.
 */
public final class SignInLinkPrinter
    implements ApplicationListener<ApplicationReadyEvent>, Ordered {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final SignInWithCodeUseCase signIn;
  private final Caller platform;
  private final @Nullable AccountName account;
  private final BindAddress address;
  private final String pathPrefix;

  /**
   * @param account of the administrator; null to show nothing
   * @param pathPrefix path under which a proxy serves the platform; empty for none
   */
  public SignInLinkPrinter(
      SignInWithCodeUseCase signIn,
      Caller platform,
      @Nullable AccountName account,
      BindAddress address,
      String pathPrefix) {
    this.signIn = signIn;
    this.platform = platform;
    this.account = account;
    this.address = address;
    this.pathPrefix = pathPrefix;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  @SuppressWarnings("SystemOut") // Secrets are shown on the terminal and never logged.
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (account == null
        || !DashboardConfiguration.isBuilt()
        || !(event.getApplicationContext() instanceof WebServerApplicationContext context)) {
      return;
    }
    WebServer server = context.getWebServer();
    if (server != null) {
      System.out.println(text(account, address.url(server.getPort()) + pathPrefix));
    }
  }

  /** The text with a new code. */
  String text(AccountName name, String url) {
    SignInCode code = Objects.requireNonNull(signIn.issue(platform, name).block(TIMEOUT));
    return "\n  Open the dashboard as \""
        + name
        + "\", once and within "
        + SignInCode.LIFETIME.toMinutes()
        + " minutes:\n\n    "
        + url
        + "/#sign-in="
        + code.value()
        + "\n";
  }
}
