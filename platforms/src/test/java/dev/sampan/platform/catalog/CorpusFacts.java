// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.InstanceRange;
import dev.sampan.platform.manifest.LambdaDoor;
import dev.sampan.platform.manifest.OnReject;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.PlatformSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.ScfMode;
import dev.sampan.platform.manifest.ScfRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The corpus's portable form as the values that writers and readers take. */
final class CorpusFacts {

  private CorpusFacts() {}

  static Platform platform(CorpusCase each) {
    return Platform.of(each.platform()).orElseThrow();
  }

  static InvocationFacts facts(CorpusCase each) {
    var json = each.portable().get("facts");
    return new InvocationFacts(
        text(json, "id"),
        text(json, "function"),
        text(json, "region"),
        text(json, "account"),
        json.get("attempt").intValue(),
        Instant.parse(text(json, "now")),
        Instant.parse(text(json, "deadline")),
        text(json, "traceparent"));
  }

  static FunctionSpec function(CorpusCase each) {
    var json = each.portable().get("function");
    return new FunctionSpec(
        text(each.portable().get("facts"), "function"),
        "example.Handler",
        List.of(),
        json.get("memoryMiB").intValue(),
        Duration.ofSeconds(json.get("timeoutSeconds").intValue()),
        0,
        InstanceRange.ANY,
        false,
        Map.of(),
        List.of(),
        List.of(),
        OnReject.REPORT,
        AsyncSpec.DEFAULT,
        List.of(),
        platforms(json));
  }

  private static Map<Platform, PlatformSpec> platforms(JsonNode json) {
    if (json.has("door")) {
      return Map.of(Platform.LAMBDA, lambda(json));
    }
    return json.has("mode") ? Map.of(Platform.SCF, scf(json)) : Map.of();
  }

  private static PlatformSpec lambda(JsonNode json) {
    var binaryTypes = new ArrayList<String>();
    json.path("binaryTypes").forEach(type -> binaryTypes.add(type.textValue()));
    return new PlatformSpec(
        null,
        null,
        null,
        InstanceRange.ANY,
        List.of(),
        Map.of(),
        null,
        null,
        LambdaDoor.valueOf(text(json, "door").toUpperCase(Locale.ROOT).replace('-', '_')),
        binaryTypes,
        null,
        false,
        null);
  }

  private static PlatformSpec scf(JsonNode json) {
    return new PlatformSpec(
        null,
        null,
        null,
        InstanceRange.ANY,
        List.of(),
        Map.of(),
        ScfMode.valueOf(text(json, "mode").toUpperCase(Locale.ROOT)),
        ScfRuntime.valueOf(text(json, "runtime").toUpperCase(Locale.ROOT)),
        null,
        List.of(),
        null,
        false,
        null);
  }

  static QueueTrigger trigger(CorpusCase each) {
    var json = each.portable().get("trigger");
    return new QueueTrigger(
        text(json, "name"),
        text(json, "source"),
        json.get("batch").intValue(),
        Duration.ZERO,
        Order.valueOf(text(json, "order").toUpperCase(Locale.ROOT).replace('-', '_')),
        json.get("attempts").intValue(),
        json.path("deadLetter").textValue());
  }

  static List<QueueMessage> messages(CorpusCase each) {
    var messages = new ArrayList<QueueMessage>();
    for (var json : each.portable().get("sent").get("messages")) {
      var attributes = new LinkedHashMap<String, String>();
      json.get("attributes")
          .properties()
          .forEach(a -> attributes.put(a.getKey(), a.getValue().textValue()));
      messages.add(
          new QueueMessage(
              text(json, "id"),
              Portable.body(json.get("body")),
              attributes,
              json.get("key").textValue(),
              json.get("attempt").intValue(),
              Instant.parse(text(json, "sentAt"))));
    }
    return messages;
  }

  private static String text(JsonNode json, String member) {
    return json.get(member).textValue();
  }
}
