package io.urumi.shell.completion;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.client.model.store.StoreQuery;
import io.urumi.shell.parser.EnumNames;
import io.urumi.shell.parser.OptionWord;
import io.urumi.shell.report.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;

/**
 * Proposes values: stores, plans, phases, constants. Calls the control plane with short timeouts
 * and proposes nothing when it is unreachable.
 */
public final class ValueCompletionProvider implements CompletionProvider {
  private static final int MANY = 50;
  private static final Set<String> TAKE_A_STORE =
      Set.of(
          "store show",
          "store watch",
          "store delete",
          "store retry",
          "store credentials",
          "store transfer",
          "store steps",
          "store events");

  private static final Set<String> TAKE_AN_ORPHAN = Set.of("orphan adopt", "orphan delete");

  private final ControlPlaneClient client;

  private ValueCompletionProvider(ControlPlaneClient client) {
    this.client = client;
  }

  /** Creates a provider with short timeouts and without retries. */
  public static ValueCompletionProvider of(ClientSettings settings) {
    return new ValueCompletionProvider(
        new ControlPlaneClient(
            settings
                .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(1))
                .withRetries(1, settings.retryDelay())));
  }

  @Override
  public List<CompletionProposal> apply(CompletionContext context) {
    @Nullable String typed = context.currentWordUpToCursor();
    String word = typed == null ? "" : typed;
    @Nullable CommandOption option = context.getCommandOption();
    if (option != null && option.type() != boolean.class) {
      return values(option);
    }
    if (OptionWord.isOption(word)) {
      return List.of();
    }
    boolean store =
        context.getCommand() != null && TAKE_A_STORE.contains(context.getCommand().getName());
    if (store) {
      return noneIfUnreachable(() -> stores(word));
    }
    boolean orphan =
        context.getCommand() != null && TAKE_AN_ORPHAN.contains(context.getCommand().getName());
    return orphan ? noneIfUnreachable(this::orphans) : List.of();
  }

  private List<CompletionProposal> values(CommandOption option) {
    if (option.type().isEnum()) {
      return EnumNames.of(option.type()).stream().map(CompletionProposal::new).toList();
    }
    return switch (String.valueOf(option.longName())) {
      case "plan" ->
          noneIfUnreachable(() ->
              client.listPlans().stream()
                  .map(plan ->
                      new CompletionProposal(plan.name())
                          .description(Text.plain(plan.description())))
                  .toList());
      case "phase" ->
          StorePhases.ALL.stream()
              .map(phase -> new CompletionProposal(phase.toLowerCase(Locale.ROOT)))
              .toList();
      default -> List.of();
    };
  }

  /** Proposes subdomains, and ids once the first characters of an id are typed. */
  private List<CompletionProposal> stores(String word) {
    List<CompletionProposal> proposals = new ArrayList<>();
    StoreQuery query =
        looksLikeId(word)
            ? new StoreQuery(null, null, null, null, null, MANY)
            : new StoreQuery(null, null, word.isEmpty() ? null : word, "subdomain", null, MANY);
    for (Store store : client.listStores(query).items()) {
      if (store.is(StorePhases.DELETED)) {
        continue;
      }
      String about = Text.plain(store.name()) + ", " + Text.titled(store.phase());
      proposals.add(new CompletionProposal(store.subdomain()).description(about));
      if (word.length() > 2 && store.id().startsWith(word)) {
        proposals.add(new CompletionProposal(store.id()).description(about));
      }
    }
    return proposals;
  }

  private List<CompletionProposal> orphans() {
    return client.listOrphans(null, MANY).items().stream()
        .map(orphan ->
            new CompletionProposal(orphan.namespace()).description(Text.plain(orphan.name())))
        .toList();
  }

  private static boolean looksLikeId(String word) {
    return word.length() > 2 && word.matches("[0-9a-f]+[0-9a-f-]*");
  }

  private static List<CompletionProposal> noneIfUnreachable(
      Supplier<List<CompletionProposal>> proposals) {
    try {
      return proposals.get();
    } catch (UnreachableException | ProblemException e) {
      return List.of();
    }
  }
}
