// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.NativeReply;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What became of a call, as JSON. Times are in milliseconds. */
final class OutcomeJson {

  private OutcomeJson() {}

  static ObjectNode http(Invoked<HttpResponse> invoked) {
    var json = CallJson.object();
    json.set("http", response(invoked.value()));
    json.set("report", ReportJson.of(invoked.report()));
    return json;
  }

  static ObjectNode direct(Invoked<DirectOutcome> invoked) {
    var json = CallJson.object();
    var outcome = json.putObject("direct");
    if (invoked.value() instanceof DirectOutcome.Returned it) {
      outcome.put("ok", true).put("body", base64(it.result()));
    } else {
      var error = ((DirectOutcome.Failed) invoked.value()).error();
      outcome.put("ok", false).put("kind", word(error.kind())).put("status", error.status());
      outcome.put("type", error.type()).put("message", error.message());
      outcome.put("body", base64(error.body()));
    }
    json.set("report", ReportJson.of(invoked.report()));
    return json;
  }

  static ObjectNode queue(List<Invoked<BatchOutcome>> deliveries) {
    var json = CallJson.object();
    var merged = Calls.merged(deliveries);
    var queue = json.putObject("queue").put("reason", merged.reason());
    merged.failed().forEach(queue.putArray("failed")::add);
    var reports = json.putArray("reports");
    deliveries.forEach(it -> reports.add(ReportJson.of(it.report())));
    return json;
  }

  static ObjectNode ending(Invoked<Ending> invoked) {
    var json = CallJson.object();
    var outcome = json.putObject("native");
    if (invoked.value() instanceof Ending.Failed it) {
      outcome.put("kind", word(it.kind())).put("detail", it.detail());
    } else {
      reply(outcome, ((Ending.Replied) invoked.value()).reply());
    }
    json.set("report", ReportJson.of(invoked.report()));
    return json;
  }

  private static void reply(ObjectNode outcome, NativeReply reply) {
    if (reply instanceof NativeReply.Http it) {
      outcome.set("http", response(it.response()));
    } else if (reply instanceof NativeReply.Payload it) {
      outcome.put("payload", base64(it.body()));
    } else {
      outcome.put("functionError", base64(((NativeReply.FunctionError) reply).body()));
    }
  }

  private static ObjectNode response(HttpResponse response) {
    var json = CallJson.object().put("status", response.status());
    var headers = json.putArray("headers");
    for (var i = 0; i < response.headers().size(); i++) {
      headers.addArray().add(response.headers().name(i)).add(response.headers().value(i));
    }
    return json.put("body", base64(response.body()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String base64(Body body) {
    return Base64.getEncoder().encodeToString(body.bytes());
  }
}
