package dev.breaker.console.command;

import dev.breaker.storage.StorageException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The console's command line, and its exit codes. */
@Command(
    name = "breaker-console",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Shows the circuits of a fleet and operates them.", ""},
    subcommands = {
      ServicesCommand.class,
      ShowCommand.class,
      HistoryCommand.class,
      WatchCommand.class,
      TripCommand.class,
      ResetCommand.class,
      LockOpenCommand.class,
      LockClosedCommand.class,
      UnlockCommand.class,
      OverrideCommand.class,
      RevertCommand.class,
      ServeCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the storage could not be asked",
      "2:a wrong option",
      "3:the storage has no such service",
      "4:show found that the circuit refuses calls"
    },
    sortOptions = false)
public final class Main {
  static final int STORAGE = 1;
  static final int WRONG = 2;
  static final int NO_SERVICE = 3;
  static final int REFUSES = 4;

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, command));
  }

  private static int failed(Exception thrown, CommandLine command) throws Exception {
    Integer code = code(thrown);
    if (code == null) {
      throw thrown;
    }
    command.getErr().println(command.getCommandName() + ": " + thrown.getMessage());
    return code;
  }

  private static @Nullable Integer code(Exception thrown) {
    return thrown instanceof StorageException
        ? Integer.valueOf(STORAGE)
        : thrown instanceof NoSuchElementException
            ? Integer.valueOf(NO_SERVICE)
            : thrown instanceof IllegalArgumentException ? Integer.valueOf(WRONG) : null;
  }
}
