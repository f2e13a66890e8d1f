package dev.breaker.console.command;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the page. */
@Command(
    name = "serve",
    description = {
      "Serves a page that shows the circuits, and operates them once there is a credential.",
      "Without --token-file or --users-file, the page is read-only."
    })
final class ServeCommand extends FleetCommand {
  private static final int THREADS = 8;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on. Another than loopback needs --tls-keystore or --behind-proxy"
              + " where there is a credential. Default: ${DEFAULT-VALUE}.")
  private String address = "";

  @Option(
      names = "--allowed-host",
      paramLabel = "HOST",
      description =
          "A name by which browsers ask for this page, besides those of loopback; may be given"
              + " again.")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--behind-proxy",
      description =
          "A proxy of your own passes all requests on, over TLS where they come from elsewhere.")
  private boolean behindProxy;

  @ArgGroup private Who who = new Who();

  @ArgGroup(exclusive = false)
  private Tls tls = new Tls();

  /** Who may operate circuits. */
  static final class Who {
    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description =
            "A file with one secret of 16 characters or more. Browsers send it as the password, with"
                + " any user name.")
    private @Nullable Path tokenFile;

    @Option(
        names = "--users-file",
        paramLabel = "FILE",
        description = "A file with lines of name:password. The history shows the names.")
    private @Nullable Path usersFile;
  }

  @Override
  int run(CircuitBreakers breakers) throws IOException, InterruptedException {
    Console.Builder builder = Console.builder(breakers).behindProxy(behindProxy);
    allowedHosts.forEach(builder::allowedHost);
    InetAddress host = InetAddress.getByName(address);
    if (!host.isLoopbackAddress() && !host.isAnyLocalAddress()) {
      builder.allowedHost(address);
    }
    boolean canOperate = SecretFiles.read(who.tokenFile, who.usersFile, builder);
    if (canOperate && !host.isLoopbackAddress() && !tls.isConfigured() && !behindProxy) {
      throw wrong(
          "credentials would cross the network in the clear; add --tls-keystore, or --behind-proxy"
              + " if a proxy of yours serves it over TLS, or leave out --address");
    }
    HttpServer server = tls.server(new InetSocketAddress(host, port));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Console console = builder.build()) {
      server.createContext("/", console.handler());
      server.setExecutor(threads);
      server.start();
      announce(server, canOperate);
      awaitInterrupt();
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
    return 0;
  }

  private void announce(HttpServer server, boolean canOperate) {
    String scheme = tls.isConfigured() ? "https" : "http";
    int bound = server.getAddress().getPort();
    String host = server.getAddress().getAddress().isAnyLocalAddress() ? "localhost" : address;
    screen()
        .line(
            "The console is at "
                + scheme
                + "://"
                + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                + ":"
                + bound
                + "/"
                + (canOperate ? "" : ", read-only"));
  }

  /** Until the process is told to end. */
  private static void awaitInterrupt() throws InterruptedException {
    CountDownLatch ending = new CountDownLatch(1);
    ending.await();
  }
}
