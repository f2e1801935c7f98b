// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One way to write the function, and how to start it: a class path of jars and a main class. */
record Contestant(
    String name,
    String main,
    List<String> arguments,
    String classPath,
    Map<String, String> variables) {

  static final String FLOOR = "floor";
  static final String HTTP = "Handler<HttpRequest, HttpResponse>";
  static final String PAYLOAD = "Handler<Question, Answer>";

  private static final String OURS = "dev.sampan.adapter.lambda.LambdaMain";

  /** The floor, and ours through our own loop. */
  static List<Contestant> all(String classPath) {
    return List.of(
        new Contestant(FLOOR, Floor.class.getName(), List.of(), floorJars(classPath), Map.of()),
        ours(HTTP, classPath, "hello"),
        ours(PAYLOAD, classPath, "hello-payload"));
  }

  private static Contestant ours(String name, String classPath, String function) {
    return new Contestant(name, OURS, List.of(), classPath, Map.of("SAMPAN_FUNCTION", function));
  }

  /** The jars that the floor needs of a class path. */
  static String floorJars(String classPath) {
    List<String> jars = new ArrayList<>();
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      if (jar.contains("sampan-benchmarks") || jar.contains("jackson-core")) {
        jars.add(jar);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  Process start(String runtimeApi, Path output, List<String> flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "hello");
    builder.environment().putAll(variables);
    return builder.start();
  }
}
