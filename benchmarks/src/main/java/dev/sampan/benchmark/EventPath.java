// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.sampan.adapter.lambda.SampanHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a warm call in memory, from the bytes of an event to the bytes of its reply; and beside
 * it what Jackson's streams take to parse the event's bytes and write them again. Blocks of both
 * take turns in one thread.
 */
public final class EventPath {

  private static final int BLOCK = 2000;
  private static final int BLOCKS = 90;
  private static final int WARM_UPS = 40;
  private static final JsonFactory JSON = new JsonFactory();

  private final SampanHandler handler = new SampanHandler();
  private final Context context = context();
  private final byte[] event;

  private EventPath(byte[] event) {
    this.event = event;
  }

  /**
   * Prints one line for the function that {@code SAMPAN_FUNCTION} names.
   *
   * @param arguments its name, for the line
   * @throws IOException if a reply is wrong
   */
  public static void main(String[] arguments) throws IOException {
    EventPath path = new EventPath(ColdStart.event());
    List<Double> calls = new ArrayList<>();
    List<Double> copies = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      double call = path.calls();
      double copy = path.copies();
      if (block >= WARM_UPS) {
        calls.add(call);
        copies.add(copy);
      }
    }
    Machine.print(System.out, arguments[0] + ": event to reply, microseconds");
    print("median", Sample.of(calls).median(), Sample.of(copies).median());
    print("fastest", Sample.of(calls).quantile(0), Sample.of(copies).quantile(0));
    System.out.println();
  }

  private static void print(String which, double call, double copy) {
    System.out.printf(
        "%-8s ours %.2f, Jackson's parse and write of the event %.2f, ratio %.2f%n",
        which, call, copy, call / copy);
  }

  /** What a managed runtime says, with nothing but an id. */
  private static Context context() {
    Class<?>[] types = {Context.class};
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            types,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
                  case "getRemainingTimeInMillis" -> 3000;
                  default -> null;
                });
  }

  private double calls() throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < BLOCK; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      handler.handleRequest(new ByteArrayInputStream(event), out, context);
      if (out.size() < 50) {
        throw new IOException("a wrong reply: " + out);
      }
    }
    return (System.nanoTime() - start) / 1e3 / BLOCK;
  }

  private double copies() throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < BLOCK; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + 512);
      try (JsonParser parser = JSON.createParser(event);
          JsonGenerator generator = JSON.createGenerator(out)) {
        while (parser.nextToken() != null) {
          generator.copyCurrentEvent(parser);
        }
      }
      if (out.size() < event.length / 2) {
        throw new IOException("it was not copied: " + out);
      }
    }
    return (System.nanoTime() - start) / 1e3 / BLOCK;
  }
}
