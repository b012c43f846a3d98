package io.urumi.shell;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.access.Passwords;
import io.urumi.shell.command.store.StoreLookup;
import io.urumi.shell.command.team.TeamLookup;
import io.urumi.shell.completion.ValueCompletionProvider;
import io.urumi.shell.execution.CommandCatalog;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.execution.FailureMapper;
import io.urumi.shell.execution.ShellRun;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.report.Documents;
import io.urumi.shell.report.ReportWriter;
import io.urumi.shell.startup.GlobalOptions;
import java.time.InstantSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.command.CommandRegistry;
import tools.jackson.databind.json.JsonMapper;

/**
 * The beans. Without auto-configuration and class path scan, and with lazy initialization, since
 * both decide how fast a one-shot command starts.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  ModeConfiguration.class,
  CommandCatalog.Beans.class,
  ArgumentParser.class,
  ReportWriter.class,
  StoreLookup.class,
  Passwords.class,
  TeamLookup.class
})
class ShellConfiguration {

  @Bean
  JsonMapper jsonMapper() {
    return ApiJson.mapper();
  }

  /** Times are compared with this clock, because that of this machine may be wrong. */
  @Bean
  InstantSource controlPlaneClock(ObjectProvider<ControlPlaneClient> client) {
    return () -> client.getObject().clock().instant();
  }

  @Bean
  ControlPlaneClient controlPlane(ClientSettings settings) {
    return new ControlPlaneClient(settings);
  }

  @Bean
  Documents documents(ObjectProvider<JsonMapper> mapper) {
    return new Documents(mapper::getObject);
  }

  @Bean
  CommandRegistry commandRegistry(BeanFactory beans) {
    return new CommandRegistry(CommandCatalog.commands(beans));
  }

  @Bean
  FailureMapper failureMapper(
      ObjectProvider<ShellRun> run, Documents documents, GlobalOptions options) {
    return new FailureMapper(run::getObject, documents, options.debug());
  }

  @Bean
  CommandDispatcher commandDispatcher(
      ArgumentParser parser,
      CommandRegistry registry,
      FailureMapper failures,
      ObjectProvider<ShellRun> run) {
    return new CommandDispatcher(parser, registry, failures, run::getObject);
  }

  @Bean
  ValueCompletionProvider valueCompletion(ClientSettings settings) {
    return ValueCompletionProvider.of(settings);
  }
}
