// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every adapter owes to the {@link Corpus}: from each golden request the handler receives the
 * portable form, and from the handler's reply the adapter makes the golden reply.
 *
 * <p>An adapter's test extends it and carries the native messages over the adapter's own loop or
 * server.
 */
public abstract class CorpusContract {

  /** The cases that this way of running the adapter takes. */
  protected abstract Stream<CorpusCase> cases();

  /**
   * Starts the adapter, hands it the case's native request as its platform would, and returns what
   * the adapter answered: an HTTP message, or a result or error as {@link NativeMessage#start}
   * says.
   */
  protected abstract NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception;

  @TestFactory
  final Stream<DynamicTest> every_golden_request_and_reply() {
    return cases().map(each -> DynamicTest.dynamicTest(each.path(), () -> check(each)));
  }

  private void check(CorpusCase each) throws Exception {
    var probe = CorpusProbe.of(each);

    var answer = exchange(each, probe.function(each), probe.handler(), environment(each));

    probe.assertReceived(each.portable().get("received"));
    assertAnswered(each, answer);
  }

  private static Environment environment(CorpusCase each) {
    var now = Instant.parse(each.portable().get("facts").get("now").textValue());
    return new Environment(
        Map.of(),
        Clock.fixed(now, ZoneOffset.UTC),
        CorpusContract.class.getClassLoader(),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private static void assertAnswered(CorpusCase each, NativeMessage answer) {
    var expected = each.nativeReply();
    if (expected.isHttp()) {
      assertSameMessage(expected, answer);
    } else if (each.repliesWithError()) {
      assertThat(answer.start()).as(answer.body().text()).isEqualTo("error");
      assertSameError(each, json(expected), json(answer));
    } else {
      assertThat(answer.start()).as(answer.body().text()).isEmpty();
      if (!isIgnored(each)) {
        assertThat(json(answer)).isEqualTo(json(expected));
      }
    }
  }

  /** What an event's handler returns is lost where the platform reads nothing but success. */
  private static boolean isIgnored(CorpusCase each) {
    return switch (each.kind()) {
      case "cloudevent" -> true;
      case "topic", "object", "schedule", "bus", "log" -> !each.platform().equals("cloudrun");
      case "queue", "stream", "record" -> each.platform().equals("scf");
      default -> false;
    };
  }

  private static void assertSameError(CorpusCase each, JsonNode expected, JsonNode found) {
    if (!each.isDelivery()) {
      assertThat(found.get("errorMessage").textValue())
          .contains(expected.get("errorMessage").textValue());
      assertThat(found.get("errorType")).isEqualTo(expected.get("errorType"));
      assertThat(found.get("statusCode")).isEqualTo(expected.get("statusCode"));
    }
  }

  private static void assertSameMessage(NativeMessage expected, NativeMessage answer) {
    assertThat(answer.status()).as(answer.body().text()).isEqualTo(expected.status());
    for (var name : expected.headers().names()) {
      assertThat(answer.headers().all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
    if (expected.headers().first("content-type").orElse("").contains("json")) {
      assertThat(withoutWording(answer)).isEqualTo(withoutWording(expected));
    } else {
      assertThat(answer.body().bytes()).isEqualTo(expected.body().bytes());
    }
  }

  /** The id of an invocation and the frames of a stack trace are the adapter's own. */
  private static JsonNode withoutWording(NativeMessage message) {
    var json = json(message);
    return json instanceof ObjectNode object
        ? object.without(List.of("invocation", "stackTrace"))
        : json;
  }

  private static JsonNode json(NativeMessage message) {
    return Portable.json(message.body().bytes());
  }
}
