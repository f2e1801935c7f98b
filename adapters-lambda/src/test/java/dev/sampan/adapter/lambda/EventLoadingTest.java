// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventLoadingTest {

  /** Each kind's own class; the first event of a kind loads no other's. */
  private static final List<String> READERS =
      List.of(
          "SqsEvent",
          "SnsRecord",
          "KinesisRecord",
          "S3Change",
          "BridgedEvent",
          "LogsRecord",
          "DynamoDbRecord",
          "DocumentRecord",
          "KafkaRecord",
          "BrokerMessage",
          "WindowReply",
          "NativeCall",
          "NativeKind");

  /** Serves one golden event in a virtual machine of its own. */
  static final class Call {
    private Call() {}

    /** Takes texts, so that no data binding is needed. */
    public static final class Count implements Handler<String, Void> {
      @Override
      @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
      public Void handle(String text, Context context) {
        return null;
      }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
      byte[] event = Files.readAllBytes(Path.of(arguments[1]));
      Function function = Function.of(new Count()).behind(Trigger.valueOf(arguments[0]), "orders");
      EventDispatch dispatch = new EventDispatch(function.instance(), true);
      var invocation = new LambdaInvocation("id", 0, null, null, null, null, null);
      NativeReply reply = dispatch.serve(event, dispatch.call(invocation, function.environment()));
      System.out.println("failure " + reply.failure());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUE,    queue/single,         SqsEvent",
    "TOPIC,    topic/single,         SnsRecord",
    "STREAM,   stream/done,          KinesisRecord",
  })
  void an_event_loads_the_reader_of_its_kind_and_no_data_binding(
      Trigger trigger, String path, String reader, @TempDir Path directory) throws Exception {
    Path event = directory.resolve("event.json");
    Files.write(event, Corpus.get("lambda/" + path).nativeRequest().body().bytes());

    List<String> loaded = loaded(trigger, event, directory.resolve("classes.log"));

    for (String each : READERS) {
      assertThat(loaded.stream().anyMatch(line -> line.contains(".lambda." + each + " source")))
          .as(each)
          .isEqualTo(each.equals(reader));
    }
    assertThat(loaded)
        .noneMatch(line -> line.contains(".databind.ObjectMapper source"))
        .noneMatch(line -> line.contains(" dev.sampan.") && line.contains("$$Lambda"));
  }

  private static List<String> loaded(Trigger trigger, Path event, Path log) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String option = "-Xlog:class+load:file=" + log;
    String classPath = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                java,
                option,
                "-cp",
                classPath,
                Call.class.getName(),
                trigger.name(),
                event.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream in = process.getInputStream()) {
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).contains("failure null");
    }
    return Files.readAllLines(log);
  }
}
