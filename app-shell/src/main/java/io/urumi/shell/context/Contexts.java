package io.urumi.shell.context;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stored contexts.
 *
 * @param byName sorted by name
 * @param currentName of the context that is used without another choice; null for none
 */
public record Contexts(SortedMap<String, Context> byName, @Nullable String currentName) {
  /** None. */
  public static final Contexts NONE = new Contexts(new TreeMap<>(), null);

  /** The context that is used without another choice. */
  public Optional<Context> current() {
    return Optional.ofNullable(currentName).flatMap(this::find);
  }

  /** The context with this name. */
  public Optional<Context> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A context with this address, preferably the current one. */
  public Optional<Context> at(URI url) {
    return current()
        .filter(context -> context.url().equals(url))
        .or(() -> byName.values().stream().filter(each -> each.url().equals(url)).findFirst());
  }

  /** With this context, which replaces one with its name. */
  public Contexts with(Context context) {
    SortedMap<String, Context> more = new TreeMap<>(byName);
    more.put(context.name(), context);
    return new Contexts(more, currentName);
  }

  /** Without the context with this name. */
  public Contexts without(String name) {
    SortedMap<String, Context> fewer = new TreeMap<>(byName);
    fewer.remove(name);
    return new Contexts(fewer, name.equals(currentName) ? null : currentName);
  }

  /** With another current context. */
  public Contexts using(String name) {
    return new Contexts(new TreeMap<>(Map.copyOf(byName)), name);
  }
}
