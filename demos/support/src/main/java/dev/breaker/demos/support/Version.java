package dev.breaker.demos.support;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public String[] getVersion() {
    CommandSpec command = requireNonNull(spec);
    String version = command.userObject().getClass().getPackage().getImplementationVersion();
    return new String[] {command.name() + " " + (version == null ? "(not packaged)" : version)};
  }
}
