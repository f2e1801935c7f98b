// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class ColdPathTest {

  private static final List<String> SLOW =
      List.of(
          "com.fasterxml.",
          "dev.sampan.runtime.cloudevents.",
          "io.cloudevents.",
          "io.micronaut.",
          "java.lang.System$Logger",
          "java.lang.invoke.",
          "java.net.http.",
          "java.util.Formatter",
          "java.util.ServiceLoader",
          "java.util.function.",
          "java.util.logging.",
          "java.util.regex.",
          "java.util.stream.");

  /** Starts an instance and answers one request, as an adapter does. */
  public static final class FirstCall implements Callable<String> {
    @Override
    public String call() {
      ClassLoader loader = FirstCall.class.getClassLoader();
      Environment environment = new Environment(Map.of(), Clock.systemUTC(), loader, System.out);
      FunctionEntry entry =
          new FunctionEntry(
              "hello",
              Hello.class.getName(),
              "dev.sampan.HttpRequest",
              "dev.sampan.HttpResponse",
              List.of(new TriggerEntry("http", Trigger.HTTP, "", List.of("GET /hello/{name}"))),
              List.of(),
              Map.of(),
              3,
              "report",
              "none");
      try {
        Object handler =
            Class.forName(entry.handler(), true, loader).getConstructor().newInstance();
        FunctionInstance instance = FunctionInstance.of("lambda", entry, handler, environment);
        Deadline deadline = new Deadline(Instant.MAX, environment.clock());
        LineLog log = LineLog.of("lambda", environment, "1");
        HttpRequest request = HttpRequest.of("GET", "/hello/world?x=1");
        return instance.http(request, Call.of("1", deadline, log)).body().text();
      } catch (ReflectiveOperationException | InitException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The function under test. */
  public static final class Hello implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.json(200, Map.of("hello", request.path("name")));
    }
  }

  /** Loads Sampan's classes anew and writes down every class that they ask for. */
  private static final class Recording extends ClassLoader {
    final List<String> asked = new ArrayList<>();

    Recording() {
      super(ColdPathTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        asked.add(name);
        return name.startsWith("dev.sampan.") ? define(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void a_function_of_http_starts_and_answers_without_anything_slow() throws Exception {
    Recording recording = new Recording();

    Object answer =
        ((Callable<?>)
                recording.loadClass(FirstCall.class.getName()).getConstructor().newInstance())
            .call();

    assertThat(answer).isEqualTo("{\"hello\":\"world\"}");
    for (String slow : SLOW) {
      assertThat(recording.asked).noneMatch(name -> name.startsWith(slow));
    }
    assertThat(recording.asked)
        .filteredOn(name -> name.startsWith("dev.sampan."))
        .hasSizeLessThan(65);
  }
}
