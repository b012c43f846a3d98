package io.urumi.shell;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ClientSettings;
import io.urumi.shell.command.audit.AuditCommands;
import io.urumi.shell.command.orphan.OrphanCommands;
import io.urumi.shell.command.platform.PlatformCommands;
import io.urumi.shell.command.store.StoreCreateCommand;
import io.urumi.shell.command.store.StoreDeleteCommand;
import io.urumi.shell.command.store.StoreLookup;
import io.urumi.shell.command.store.StoreReadCommands;
import io.urumi.shell.command.store.StoreRetryCommand;
import io.urumi.shell.command.store.StoreWatchCommand;
import io.urumi.shell.completion.ValueCompletionProvider;
import io.urumi.shell.execution.CommandCatalog;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.execution.FailureMapper;
import io.urumi.shell.execution.Session;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.view.Documents;
import io.urumi.shell.view.ReportWriter;
import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.command.CommandRegistry;
import tools.jackson.databind.json.JsonMapper;

/**
 * All wiring. Everything is made when it is first needed, and nothing is configured automatically:
 * that is most of what makes one command fast.
 */
@Configuration(proxyBeanMethods = false)
@Import(ModeConfiguration.class)
class ShellConfiguration {

  @Bean
  JsonMapper jsonMapper() {
    return ApiJson.mapper();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ControlPlaneClient controlPlane(ClientSettings settings) {
    return new ControlPlaneClient(settings);
  }

  @Bean
  StoreLookup storeLookup(ControlPlaneClient controlPlane) {
    return new StoreLookup(controlPlane);
  }

  @Bean
  Documents documents(ObjectProvider<JsonMapper> mapper) {
    return new Documents(mapper::getObject);
  }

  @Bean
  ReportWriter reportWriter(Documents documents, Clock clock) {
    return new ReportWriter(documents, clock);
  }

  @Bean
  StoreCreateCommand storeCreateCommand(ControlPlaneClient plane) {
    return new StoreCreateCommand(plane);
  }

  @Bean
  StoreReadCommands storeReadCommands(ControlPlaneClient plane, StoreLookup lookup) {
    return new StoreReadCommands(plane, lookup);
  }

  @Bean
  StoreWatchCommand storeWatchCommand(
      ControlPlaneClient plane, StoreLookup lookup, ReportWriter writer) {
    return new StoreWatchCommand(plane, lookup, writer);
  }

  @Bean
  StoreDeleteCommand storeDeleteCommand(ControlPlaneClient plane, StoreLookup lookup) {
    return new StoreDeleteCommand(plane, lookup);
  }

  @Bean
  StoreRetryCommand storeRetryCommand(ControlPlaneClient plane, StoreLookup lookup) {
    return new StoreRetryCommand(plane, lookup);
  }

  @Bean
  OrphanCommands orphanCommands(ControlPlaneClient plane) {
    return new OrphanCommands(plane);
  }

  @Bean
  AuditCommands auditCommands(ControlPlaneClient plane, JsonMapper mapper) {
    return new AuditCommands(plane, mapper);
  }

  @Bean
  PlatformCommands platformCommands(ControlPlaneClient plane) {
    return new PlatformCommands(plane);
  }

  @Bean
  CommandRegistry commandRegistry(BeanFactory beans) {
    return new CommandRegistry(CommandCatalog.commands(beans));
  }

  @Bean
  ArgumentParser wordParser(CommandRegistry registry) {
    return new ArgumentParser(registry);
  }

  @Bean
  FailureMapper failureWriter(
      ObjectProvider<Session> session, Documents documents, GlobalOptions options) {
    return new FailureMapper(session::getObject, documents, options.debug());
  }

  @Bean
  CommandDispatcher commandDispatcher(
      ArgumentParser parser,
      CommandRegistry registry,
      FailureMapper failures,
      ObjectProvider<Session> session) {
    return new CommandDispatcher(parser, registry, failures, session::getObject);
  }

  @Bean
  ValueCompletionProvider valueCompletion(ClientSettings settings) {
    return ValueCompletionProvider.of(settings);
  }
}
