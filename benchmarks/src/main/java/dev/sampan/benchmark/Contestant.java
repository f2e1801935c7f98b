// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to write the function, and how to start it: a class path of jars and a main class. */
record Contestant(String name, String main, String classPath, @Nullable String function) {

  private static final String OURS = "dev.sampan.adapter.lambda.LambdaMain";

  static List<Contestant> all(String classPath) {
    return List.of(
        new Contestant("floor", Floor.class.getName(), floorJars(classPath), null),
        new Contestant("Handler<HttpRequest, HttpResponse>", OURS, classPath, "hello"),
        new Contestant("Handler<Question, Answer>", OURS, classPath, "hello-payload"));
  }

  private static String floorJars(String classPath) {
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
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "hello");
    if (function != null) {
      builder.environment().put("SAMPAN_FUNCTION", function);
    }
    return builder.start();
  }
}
