package io.urumi.shell.bootstrap;

import io.urumi.shell.client.ConnectionSettings;
import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.Json;
import io.urumi.shell.command.AuditCommands;
import io.urumi.shell.command.OrphanCommands;
import io.urumi.shell.command.PlatformCommands;
import io.urumi.shell.command.StoreCreateCommand;
import io.urumi.shell.command.StoreDeleteCommand;
import io.urumi.shell.command.StoreLookup;
import io.urumi.shell.command.StoreReadCommands;
import io.urumi.shell.command.StoreRetryCommand;
import io.urumi.shell.command.StoreWatchCommand;
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
    return Json.mapper();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ControlPlane controlPlane(ConnectionSettings settings, JsonMapper mapper) {
    return new ControlPlane(settings, mapper);
  }

  @Bean
  StoreLookup storeLookup(ControlPlane controlPlane) {
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
  StoreCreateCommand storeCreateCommand(ControlPlane plane) {
    return new StoreCreateCommand(plane);
  }

  @Bean
  StoreReadCommands storeReadCommands(ControlPlane plane, StoreLookup lookup) {
    return new StoreReadCommands(plane, lookup);
  }

  @Bean
  StoreWatchCommand storeWatchCommand(ControlPlane plane, StoreLookup lookup, ReportWriter writer) {
    return new StoreWatchCommand(plane, lookup, writer);
  }

  @Bean
  StoreDeleteCommand storeDeleteCommand(ControlPlane plane, StoreLookup lookup) {
    return new StoreDeleteCommand(plane, lookup);
  }

  @Bean
  StoreRetryCommand storeRetryCommand(ControlPlane plane, StoreLookup lookup) {
    return new StoreRetryCommand(plane, lookup);
  }

  @Bean
  OrphanCommands orphanCommands(ControlPlane plane) {
    return new OrphanCommands(plane);
  }

  @Bean
  AuditCommands auditCommands(ControlPlane plane, JsonMapper mapper) {
    return new AuditCommands(plane, mapper);
  }

  @Bean
  PlatformCommands platformCommands(ControlPlane plane) {
    return new PlatformCommands(plane);
  }

  @Bean
  CommandRegistry commandRegistry(BeanFactory beans) {
    return new CommandRegistry(CommandCatalog.commands(beans));
  }

  @Bean
  WordParser wordParser(CommandRegistry registry) {
    return new WordParser(registry);
  }

  @Bean
  FailureWriter failureWriter(
      ObjectProvider<Session> session, Documents documents, GlobalOptions options) {
    return new FailureWriter(session::getObject, documents, options.debug());
  }

  @Bean
  CommandDispatcher commandDispatcher(
      WordParser parser,
      CommandRegistry registry,
      FailureWriter failures,
      ObjectProvider<Session> session) {
    return new CommandDispatcher(parser, registry, failures, session::getObject);
  }

  @Bean
  ValueCompletion valueCompletion(ConnectionSettings settings, JsonMapper mapper) {
    return new ValueCompletion(ControlPlane.impatient(settings, mapper));
  }
}
