// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Server-sent events, as the HTML Standard writes them (§9.2). */
final class EventsBody extends StreamedBody {

  private final ServerSentEvents events;

  private EventsBody(ServerSentEvents events) {
    this.events = Objects.requireNonNull(events, "events");
  }

  /** Typed as a body: the verifier would load this class wherever it is made one. */
  static Body of(ServerSentEvents events) {
    return new EventsBody(events);
  }

  @Override
  void writeOnce(OutputStream out, @Nullable JsonCodec codec) throws Exception {
    events.emit(new Lines(out, codec));
    out.flush();
  }

  private static final class Lines implements ServerSentEvents.Sink {

    private final OutputStream out;
    private final @Nullable JsonCodec codec;

    Lines(OutputStream out, @Nullable JsonCodec codec) {
      this.out = out;
      this.codec = codec;
    }

    @Override
    public void send(ServerSentEvent event) throws IOException {
      StringBuilder lines = new StringBuilder();
      if (event.name() != null) {
        lines.append("event: ").append(event.name()).append('\n');
      }
      if (event.id() != null) {
        lines.append("id: ").append(event.id()).append('\n');
      }
      Body data = codec == null ? event.data() : event.data().encoded(codec);
      fields(lines, "data: ", data.text());
      write(lines);
    }

    @Override
    public void comment(String text) throws IOException {
      StringBuilder lines = new StringBuilder();
      fields(lines, ": ", text);
      write(lines);
    }

    /** One field for each line, since a line break would end the field. */
    private static void fields(StringBuilder lines, String field, String text) {
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\r' || c == '\n') {
          lines.append(field).append(text, start, i).append('\n');
          i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
          start = i + 1;
        }
      }
      lines.append(field).append(text, start, text.length()).append('\n');
    }

    private void write(StringBuilder lines) throws IOException {
      out.write(lines.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
