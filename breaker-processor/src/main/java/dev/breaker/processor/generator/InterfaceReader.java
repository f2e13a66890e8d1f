package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.Surroundings;
import java.util.Optional;

/** Turns the description of an interface into a model, or reports every mistake in it. */
final class InterfaceReader {
  private final Surroundings surroundings;

  private final NameClaims names;

  InterfaceReader(Surroundings surroundings, NameClaims names) {
    this.surroundings = surroundings;
    this.names = names;
  }

  Optional<GuardedInterface> read(SourceInterface source, Diagnostics diagnostics) {
    Optional<Policy> policy = PolicyReader.read(source.annotation(), source.type(), diagnostics);
    Policies policies = new Policies();
    policy.ifPresent(it -> policies.addOfInterface(it, source));
    Shape.check(source, diagnostics);
    if (!source.declaration().isInterface()) {
      return Optional.empty();
    }
    GuardedMethods methods = new MethodsReader(source, policies, diagnostics).read();
    Optional<Fallback> fallback = new FallbackReader(source, diagnostics).read(methods.guarded());
    GeneratedName name = GeneratedName.of(source.type());
    names.claim(name, source, surroundings, diagnostics);
    if (diagnostics.areFatal()) {
      return Optional.empty();
    }
    Mentions mentions =
        Mentions.of(source.type(), policies.exceptions(), methods.keyed(), fallback);
    return policy.map(
        it ->
            new GuardedInterface(
                source.type(),
                name,
                it,
                policies.ofMethods(),
                methods.keyed(),
                fallback,
                methods.leftAlone(),
                // A module that does not read java.compiler cannot name it.
                surroundings.see(FactoryWriter.GENERATED),
                mentions.lints(),
                mentions.hidden(surroundings)));
  }
}
