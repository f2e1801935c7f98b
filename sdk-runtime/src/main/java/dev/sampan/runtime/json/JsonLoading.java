// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Loads the streaming parser and generator in a thread of its own.
 *
 * <p>They are half of what a cold start loads, and nothing needs them before an event has come. A
 * {@code main} method that starts this first loads the function, and connects, in the meantime.
 */
public final class JsonLoading implements Runnable {

  private JsonLoading() {}

  /** Starts to load; whoever needs a parser sooner waits for what is not loaded yet. */
  public static void inBackground() {
    Thread thread = new Thread(new JsonLoading(), "sampan-json");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    byte[] json = "{\"a\":[\"b\",1,true]}".getBytes(StandardCharsets.US_ASCII);
    try (JsonParser parser = JsonStreams.parser(json);
        JsonGenerator generator = JsonStreams.generator(OutputStream.nullOutputStream())) {
      while (parser.nextToken() != null) {
        parser.getText();
      }
      generator.writeStartObject();
      generator.writeStringField("a", "b");
      generator.writeNumberField("c", 1);
      generator.writeEndObject();
    } catch (IOException | LinkageError e) {
      // What is wrong here is wrong again, and told, where an event is read.
    }
  }
}
