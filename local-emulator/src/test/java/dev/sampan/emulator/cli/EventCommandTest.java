// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class EventCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "lambda, http, /requestContext/http/method, POST",
    "lambda, direct, /item, tea",
    "lambda, queue, /Records/1/eventSource, aws:sqs",
    "lambda, topic, /Records/0/EventSource, aws:sns",
    "lambda, stream, /Records/1/eventSource, aws:kinesis",
    "lambda, object, /Records/0/s3/bucket/name, uploads",
    "lambda, schedule, /detail-type, Scheduled Event",
    "lambda, bus, /detail-type, com.example.order.placed",
    "lambda, record, /Records/0/dynamodb/Keys/item/S, tea",
    "lambda, cloudevent, /type, com.example.order.placed",
    "lambda, cognito-pre-sign-up, /triggerSource, PreSignUp_SignUp",
    "lambda, rest, /requestContext/stage, live",
    "lambda, kafka, /eventSource, aws:kafka",
    "scf, http, /httpMethod, POST",
    "scf, direct, /item, tea",
    "scf, queue, /Records/0/CMQ/topicName, orders",
    "scf, stream, /Records/1/Ckafka/topic, clicks",
    "scf, schedule, /Type, Timer",
    "scf, cloudevent, /specversion, 1.0"
  })
  void prints_an_event_as_json(String platform, String kind, String at, String value)
      throws Exception {
    assertThat(run(kind, "-p", platform)).isZero();

    assertThat(new ObjectMapper().readTree(printed()).at(at).asText()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "http, POST /orders?notify=true",
    "direct, POST /",
    "queue, POST /_sampan/events/orders",
    "object, POST /_sampan/events/uploads",
    "bus, POST /_sampan/events/shop",
    "cloudevent, POST /_sampan/events/placed"
  })
  void prints_an_http_request_where_that_is_the_native_form(String kind, String first) {
    assertThat(run(kind, "--platform", "cloudrun")).isZero();

    assertThat(printed().lines()).first().isEqualTo(first);
    assertThat(printed()).contains("\nx-forwarded-proto: https\n").contains("\n\n{");
  }

  @Test
  void speaks_of_lambda_unless_told_otherwise() {
    run("queue");

    assertThat(printed()).contains("aws:sqs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "HTTP", ""})
  void names_the_kinds_when_there_is_no_such(String kind) {
    assertThat(run(kind)).isEqualTo(2);

    assertThat(err.toString())
        .contains("'" + kind + "'", "http, direct, queue, topic", "authorizer-v2");
    assertThat(out.size()).isZero();
  }

  @Test
  void says_what_to_use_where_a_platform_has_no_such_event() {
    assertThat(run("record", "-p", "scf")).isEqualTo(2);

    assertThat(err.toString()).contains("no trigger tells of changed records", "stream");
    assertThat(out.size()).isZero();
  }

  @Test
  void says_that_only_lambda_has_the_events_of_amazons_services() {
    assertThat(run("cognito-sync", "-p", "cloudrun")).isEqualTo(2);

    assertThat(err.toString()).contains("Only Lambda has the event 'cognito-sync'");
    assertThat(out.size()).isZero();
  }

  @Test
  void names_the_platforms_when_there_is_no_such() {
    assertThat(run("http", "-p", "azure")).isEqualTo(2);

    assertThat(err.toString()).contains("'azure'", "lambda, scf, cloudrun");
  }

  @Test
  void wants_a_kind() {
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("KIND");
  }

  private int run(String... arguments) {
    var terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            false);
    return new CommandLine(new EventCommand(terminal))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
