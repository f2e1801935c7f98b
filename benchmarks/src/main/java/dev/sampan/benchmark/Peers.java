// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures emulators side by side: the same function and the same load, all taking turns. An
 * instance of ours without the emulator is among them; what the emulator takes more than that is
 * the price of having instances that come and go.
 */
public final class Peers {

  private static final Path WORK = Path.of("benchmarks/target/peers").toAbsolutePath();
  private static final Path JAR =
      Path.of("benchmarks/target/sampan-benchmarks.jar").toAbsolutePath();
  private static final Path ADAPTERS =
      Path.of("local-emulator/target/dist/adapters").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String CLOUD_RUN = "Sampan, Cloud Run";
  private static final String INVOKER = "Google's invoker";
  private static final String ALONE = "our instance alone";
  private static final String LAMBDA = "Sampan, Lambda";
  private static final String OFFLINE = "serverless-offline";
  private static final String INVOKE = "Sampan, Invoke";
  private static final String AMAZON = "Amazon's emulator";

  private Peers() {}

  /**
   * Prints the figures and, for each pair, ours as multiples of the other's. The current directory
   * is the checkout; the script has put what is needed below {@code benchmarks/target/peers}.
   *
   * @param arguments how many rounds; three if there is none
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Map<String, List<Figures>> results = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Peer peer : peers()) {
        Figures figures = peer.measure(WORK.resolve(peer.name().replaceAll("\\W+", "-") + ".log"));
        results.computeIfAbsent(peer.name(), it -> new ArrayList<>()).add(figures);
      }
    }
    Machine.print(System.out, "median of " + rounds + " rounds; ms over 1 and 16 connections");
    head();
    results.forEach((name, all) -> row(name, it -> it.of(all)));
    System.out.println("ours as multiples of the other's: above 1 is behind");
    compare(results, CLOUD_RUN, INVOKER);
    compare(results, ALONE, INVOKER);
    compare(results, CLOUD_RUN, ALONE);
    compare(results, LAMBDA, OFFLINE);
    compare(results, INVOKE, AMAZON);
  }

  private static List<Peer> peers() throws IOException {
    List<Peer> all = new ArrayList<>();
    all.add(sampan(CLOUD_RUN, "cloudrun"));
    all.add(alone());
    all.add(invoker());
    all.add(sampan(LAMBDA, "lambda"));
    offline().ifPresent(all::add);
    Optional<Peer> amazon = amazon();
    if (amazon.isPresent()) {
      all.add(invoke());
      all.add(amazon.get());
    }
    return all;
  }

  private static Peer sampan(String name, String platform) throws IOException {
    int port = freePort();
    return new Peer(name, run(platform, port, 0), WORK, Map.of(), port, "/hello", Peer.question());
  }

  private static List<String> run(String platform, int gateway, int control) {
    return List.of(
        Path.of("sampan").toAbsolutePath().toString(),
        "run",
        WORK.resolve("sampan").toString(),
        "--platform=" + platform,
        "--gateway-port=" + gateway,
        "--control-port=" + control);
  }

  private static Peer alone() throws IOException {
    int port = freePort();
    String path = JAR + File.pathSeparator + ADAPTERS.resolve("cloudrun/*");
    List<String> command = List.of(JAVA, "-cp", path, "dev.sampan.adapter.cloudrun.CloudRunMain");
    Map<String, String> variables =
        Map.of("PORT", Integer.toString(port), "K_SERVICE", "hello", "SAMPAN_FUNCTION", "hello");
    return new Peer(ALONE, command, WORK, variables, port, "/hello", Peer.question());
  }

  private static Peer invoker() throws IOException {
    int port = freePort();
    List<String> command =
        List.of(
            JAVA,
            "-jar",
            WORK.resolve("java-function-invoker-2.0.0.jar").toString(),
            "--classpath",
            WORK.resolve("google").toString(),
            "--target",
            "GoogleHello",
            "--port",
            Integer.toString(port));
    return new Peer(INVOKER, command, WORK, Map.of(), port, "/hello", Peer.question());
  }

  private static Optional<Peer> offline() throws IOException {
    Path directory = WORK.resolve("offline");
    Path osls = directory.resolve("node_modules/.bin/osls");
    if (!Files.exists(osls) || onPath("node").isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    List<String> command =
        List.of(
            onPath("node").get().toString(),
            osls.toString(),
            "offline",
            "start",
            "--host=127.0.0.1",
            "--httpPort=" + port,
            "--lambdaPort=" + freePort());
    Map<String, String> quiet = Map.of("SLS_TELEMETRY_DISABLED", "1");
    return Optional.of(
        new Peer(OFFLINE, command, directory, quiet, port, "/hello", Peer.question()));
  }

  private static Peer invoke() throws IOException {
    int port = freePort();
    String path = "/2015-03-31/functions/hello/invocations";
    return new Peer(INVOKE, run("lambda", 0, port), WORK, Map.of(), port, path, event());
  }

  /** It is given the same artifact, and runs one call at a time. */
  private static Optional<Peer> amazon() throws IOException {
    Optional<Path> program = onPath("aws-lambda-rie");
    if (program.isEmpty()) {
      return Optional.empty();
    }
    int port = freePort();
    List<String> command =
        List.of(
            program.get().toString(),
            "--runtime-interface-emulator-address=127.0.0.1:" + port,
            "--runtime-api-address=127.0.0.1:" + freePort(),
            bootstrap().toString());
    String path = "/2015-03-31/functions/function/invocations";
    Map<String, String> variables = Map.of("SAMPAN_FUNCTION", "hello");
    return Optional.of(new Peer(AMAZON, command, WORK, variables, port, path, event()));
  }

  private static Path bootstrap() throws IOException {
    Path script = WORK.resolve("bootstrap");
    String path = JAR + File.pathSeparator + ADAPTERS.resolve("lambda/*");
    Files.writeString(
        script,
        "#!/bin/sh\nexec "
            + JAVA
            + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
            + path
            + "' dev.sampan.adapter.lambda.LambdaMain\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
    return script;
  }

  private static Optional<Path> onPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(it -> Path.of(it, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String event() throws IOException {
    try (InputStream in = Peers.class.getResourceAsStream("function-url.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void head() {
    System.out.printf("%-40s", "");
    Figures.columns().forEach(it -> System.out.printf(" %11s", it.head()));
    System.out.println();
  }

  private static void compare(Map<String, List<Figures>> results, String ours, String other) {
    List<Figures> left = results.get(ours);
    List<Figures> right = results.get(other);
    if (left != null && right != null) {
      row(ours + " / " + other, it -> it.of(left) / it.of(right));
    }
  }

  private static void row(String name, ToDoubleFunction<Figures.Column> value) {
    System.out.printf("%-40s", name);
    for (Figures.Column each : Figures.columns()) {
      System.out.printf(Locale.ROOT, " %11.2f", value.applyAsDouble(each));
    }
    System.out.println();
  }
}
