// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.catalog.NativeSamples;
import dev.sampan.platform.wire.Json;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocketEventTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.250Z");
  private static final SocketConnection CONNECTION =
      new SocketConnection(
          "chat",
          "us-east-1",
          "123456789012",
          "AAAAAAAAAAAAAAA=",
          NOON.minusSeconds(60),
          "203.0.113.9",
          "boat/1.2");
  private static final SocketEvent EVENT = new SocketEvent(CONNECTION, "BBBBBBBBBBBBBBB=", NOON);
  private static final String TRACE = "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01";

  private static final Body CONNECT =
      EVENT.connect(
          HttpRequest.of("GET", "/chat?shop=17")
              .withHeader("Sec-WebSocket-Version", "13")
              .withHeader("Connection", "Upgrade")
              .withClientAddress("203.0.113.9"),
          List.of("Sec-WebSocket-Version", "connection"),
          TRACE);
  private static final Map<String, Body> WRITTEN =
      Map.of(
          "websocket-connect", CONNECT,
          "websocket-message", EVENT.message("say", "CCCCCCCCCCCCCCC=", "{\"action\":\"say\"}"),
          "websocket-disconnect", EVENT.disconnect(1001, "Going away"));

  @ParameterizedTest
  @CsvSource({
    "websocket-connect, /headers /multiValueHeaders /queryString /multiValueQueryString",
    "websocket-message, /nothing",
    "websocket-disconnect, /headers /multiValueHeaders"
  })
  void has_the_members_of_the_sample_which_adapters_read(String sample, String free) {
    var expected = members(Json.parse(NativeSamples.of(sample).orElseThrow()).orElseThrow(), free);
    var written =
        members(Json.parse(Objects.requireNonNull(WRITTEN.get(sample))).orElseThrow(), free);

    assertThat(written).isEqualTo(expected).isNotEmpty();
  }

  /** The way to each value, and its kind; but below those that have members of the sender's own. */
  private static Set<String> members(JsonNode event, String free) {
    var all = new TreeSet<String>();
    collect(event, "", all);
    all.removeIf(it -> List.of(free.split(" ", -1)).stream().anyMatch(it::startsWith));
    return all;
  }

  private static void collect(JsonNode node, String at, Set<String> all) {
    if (node.isObject()) {
      node.properties().forEach(it -> collect(it.getValue(), at + "/" + it.getKey(), all));
    } else {
      all.add(at + " " + node.getNodeType());
    }
  }

  @Test
  void spells_headers_as_the_client_did_and_adds_its_own() {
    var event = Json.parse(CONNECT).orElseThrow();

    assertThat(event.path("headers").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "Sec-WebSocket-Version",
            "Host",
            "X-Amzn-Trace-Id",
            "X-Forwarded-For",
            "X-Forwarded-Port",
            "X-Forwarded-Proto");
    assertThat(event.at("/headers/X-Amzn-Trace-Id").textValue()).startsWith("Root=1-6b7d1f0e-2c9");
    assertThat(event.at("/multiValueQueryStringParameters/shop/0").textValue()).isEqualTo("17");
  }

  @Test
  void binds_to_amazons_own_class() {
    var bound =
        LambdaEventSerializers.serializerFor(
                APIGatewayV2WebSocketEvent.class, APIGatewayV2WebSocketEvent.class.getClassLoader())
            .fromJson(new ByteArrayInputStream(CONNECT.bytes()));

    assertThat(bound.getRequestContext().getConnectionId()).isEqualTo("AAAAAAAAAAAAAAA=");
    assertThat(bound.getRequestContext().getConnectedAt()).isEqualTo(NOON.toEpochMilli() - 60_000);
    assertThat(bound.getQueryStringParameters()).containsEntry("shop", "17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$request.body.action | {\"action\":\"say\"}   | say",
        "$request.body.action | {\"action\":7}         | 7",
        "$request.body.action | {\"action\":true}      | true",
        "$request.body.a.b    | {\"a\":{\"b\":\"c\"}}  | c",
        "$request.body.a.b    | {\"a\":\"b\"}          | none",
        "$request.body.action | {\"action\":null}      | none",
        "$request.body.action | {\"action\":{}}        | none",
        "$request.body.action | [\"action\"]           | none",
        "$request.body.action | {\"action\":\"say\"    | none",
        "$request.body.action | ''                     | none"
      })
  void finds_the_key_of_a_messages_route(String select, String message, String key) {
    assertThat(SocketRoute.key(select, message).orElse("none")).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":200,\"body\":\"tea\"}                           | 200 tea",
        "{\"statusCode\":\"403\"}                                        | 403",
        "{\"statusCode\":200,\"body\":\"dGVh\",\"isBase64Encoded\":true} | 200 tea",
        "{\"body\":\"tea\"}                                              | none",
        "{\"statusCode\":200,\"Data\":\"tea\"}                           | none",
        "{\"statusCode\":200,\"body\":{}}                                | none",
        "{\"statusCode\":7}                                              | none",
        "null                                                            | none",
        "\"tea\"                                                         | none"
      })
  void reads_what_a_function_returns(String result, String read) {
    var response = SocketReply.read(Body.of(result));

    assertThat(response.map(it -> (it.status() + " " + it.body().text()).strip()).orElse("none"))
        .isEqualTo(read);
  }
}
