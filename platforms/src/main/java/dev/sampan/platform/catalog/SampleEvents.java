// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.NativeWire;

/**
 * A sample of each kind of event in each platform's native form, always the same.
 *
 * <pre>{@code
 * System.out.print(SampleEvents.text(SampleEvents.of(SampleKind.QUEUE, Platform.LAMBDA)));
 * }</pre>
 */
public final class SampleEvents {

  private static final FunctionSpec FUNCTION = FunctionSpec.of("orders", "com.example.Orders");

  private SampleEvents() {}

  /**
   * The sample of the given kind as the platform hands it to an instance.
   *
   * @throws NotExpressibleException if the platform has nothing of that kind; the message says what
   *     to use in its place
   */
  public static NativeRequest of(SampleKind kind, Platform platform) {
    var wire = NativeWires.of(platform);
    var facts = facts(platform);
    return switch (kind) {
      case HTTP -> wire.http(FUNCTION, request(), facts);
      case DIRECT -> wire.direct(FUNCTION, Body.of(SampleSource.ORDER), facts);
      case QUEUE -> delivery(wire, SampleSource.queue(), facts);
      case TOPIC -> delivery(wire, SampleSource.topic(), facts);
      case STREAM -> delivery(wire, SampleSource.stream(), facts);
      case OBJECT -> delivery(wire, SampleSource.object(), facts);
      case SCHEDULE -> delivery(wire, SampleSource.schedule(), facts);
      case BUS -> delivery(wire, SampleSource.bus(), facts);
      case LOG -> delivery(wire, SampleSource.log(), facts);
      case RECORD -> delivery(wire, SampleSource.record(), facts);
      case CLOUDEVENT -> wire.cloudEvent(FUNCTION, "placed", SampleCloudEvent.PLACED, facts);
    };
  }

  /**
   * The sample of an event that only Lambda has.
   *
   * @param id one of {@link NativeSamples#ids}
   * @throws NotExpressibleException if another platform is asked for it
   * @throws java.util.NoSuchElementException if there is no such event
   */
  public static NativeRequest of(String id, Platform platform) {
    if (platform != Platform.LAMBDA) {
      throw new NotExpressibleException(
          "Only Lambda has the event '" + id + "': use -p lambda, or a portable kind.");
    }
    var event = NativeSamples.of(id).orElseThrow();
    return NativeWires.of(platform).direct(FUNCTION, event, facts(platform));
  }

  private static NativeRequest delivery(
      NativeWire wire, SampleSource source, InvocationFacts facts) {
    var events = source.events().stream().flatMap(event -> wire.parts(event).stream());
    var batch = events.limit(wire.largestBatch(source.trigger())).toList();
    return wire.delivery(FUNCTION, source.trigger(), batch, facts);
  }

  /**
   * A native request for people and files: an event as indented JSON, an HTTP request as its first
   * line, its headers and, after an empty line, its body.
   */
  public static String text(NativeRequest request) {
    if (request instanceof NativeRequest.Http http) {
      return text(http.request());
    }
    var body = ((NativeRequest.Payload) request).body();
    return Json.parse(body).map(Json::indented).orElseGet(body::text) + "\n";
  }

  private static String text(HttpRequest request) {
    var text = new StringBuilder(request.method()).append(' ').append(request.target());
    var headers = request.headers();
    for (int line = 0; line < headers.size(); line++) {
      text.append('\n').append(headers.name(line)).append(": ").append(headers.value(line));
    }
    return text.append("\n\n").append(request.body().text()).append('\n').toString();
  }

  private static HttpRequest request() {
    return HttpRequest.of("POST", "/orders?notify=true")
        .withHeader("Host", "orders.example.com")
        .withHeader("Accept", "application/json")
        .withHeader("Content-Type", "application/json")
        .withHeader("Content-Length", Integer.toString(SampleSource.ORDER.length()))
        .withHeader("Cookie", "session=s-91")
        .withBody(Body.of(SampleSource.ORDER))
        .withClientAddress("203.0.113.9");
  }

  private static InvocationFacts facts(Platform platform) {
    return new InvocationFacts(
        "5b0d7f3a-6c1e-4e59-9b42-3a8f1c2d4e5f",
        FUNCTION.name(),
        switch (platform) {
          case LAMBDA -> "us-east-1";
          case SCF -> "ap-guangzhou";
          case CLOUDRUN -> "europe-west1";
        },
        switch (platform) {
          case LAMBDA -> "123456789012";
          case SCF -> "1250000000";
          case CLOUDRUN -> "sample-project";
        },
        1,
        SampleSource.NOON,
        SampleSource.NOON.plus(FUNCTION.timeout()),
        "00-3f7c5e1a9b2d4806a7c1e5f3092b4d68-a1b2c3d4e5f60718-01");
  }
}
