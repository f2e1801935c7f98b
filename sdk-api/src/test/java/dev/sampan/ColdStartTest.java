// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plain HTTP call loads, seen by the JVM itself: each class counts at a cold start. */
final class ColdStartTest {

  /** What a handler of a plain HTTP call does. */
  static final class Call {

    private Call() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
      HttpRequest request =
          HttpRequest.of("POST", "/orders/7?limit=5")
              .withHeaders(Headers.of("content-type", "text/plain", "cookie", "sid=1"))
              .withBody(Body.of("hello"))
              .withRoute("POST /orders/{id}");
      HttpResponse response =
          HttpResponse.text(200, request.path("id") + request.body().text())
              .withHeader("x-limit", request.query().first("limit").orElse(""));
      response.body().writeTo(System.out, new StubJson());
      System.out.println();
      System.out.println(new HttpException(404, "No.").response().body().text());
    }
  }

  /** What is loaded from the call on; the JVM's own start is not ours. */
  private static List<String> loaded(Path log) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String option = "-Xlog:class+load:file=" + log;
    Process process =
        new ProcessBuilder(java, option, "-cp", classPath, Call.class.getName())
            .redirectErrorStream(true)
            .start();
    try (InputStream in = process.getInputStream()) {
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).contains("7hello", "\"status\":404");
    }
    List<String> all = Files.readAllLines(log);
    int start = 0;
    while (!all.get(start).contains(Call.class.getName())) {
      start++;
    }
    return all.subList(start, all.size());
  }

  @Test
  void loads_no_lambda_no_regex_no_cloud_events_and_no_service(@TempDir Path directory)
      throws Exception {
    List<String> loaded = loaded(directory.resolve("classes.log"));

    assertThat(loaded).anyMatch(line -> line.contains("dev.sampan.HttpResponse source"));
    assertThat(loaded)
        .noneMatch(line -> line.contains("io.cloudevents."))
        .noneMatch(line -> line.contains(" dev.sampan.") && line.contains("$$Lambda"))
        .noneMatch(line -> line.contains("java.util.regex.Pattern source"))
        .noneMatch(line -> line.contains("java.util.ServiceLoader source"))
        .noneMatch(line -> line.contains("StringConcatFactory source"))
        .noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"))
        .noneMatch(line -> line.contains("dev.sampan.Multipart"))
        .noneMatch(line -> line.contains("dev.sampan.WriterBody"));
  }
}
