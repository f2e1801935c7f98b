// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.NewEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Makes the CloudEvent that a function's {@link NewEvent} stands for. */
final class ReplyEvent {

  private final LoadedFunction function;

  ReplyEvent(LoadedFunction function) {
    this.function = function;
  }

  /**
   * The reply to an event. Its source is the function.
   *
   * @throws IllegalArgumentException if the payload cannot be written as JSON
   */
  CloudEvent of(NewEvent<?> reply, CloudEvent input) {
    return of(reply, reply.id() == null ? stableId(input, reply.type()) : reply.id());
  }

  /**
   * The event under an id. Its source is the function.
   *
   * @throws IllegalArgumentException if the payload cannot be written as JSON
   */
  CloudEvent of(NewEvent<?> reply, String id) {
    OffsetDateTime now = function.environment().clock().instant().atOffset(ZoneOffset.UTC);
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("urn:sampan:function:" + function.entry().name()))
            .withType(reply.type())
            .withTime(now)
            .withDataContentType(Payloads.contentType(reply.payload()))
            .withData(function.payloads().encode(reply.payload()));
    if (reply.subject() != null) {
      builder.withSubject(reply.subject());
    }
    for (Map.Entry<String, String> extension : reply.extensions().entrySet()) {
      builder.withExtension(extension.getKey(), extension.getValue());
    }
    return builder.build();
  }

  /** An id that a retry of the same event repeats, so that the receiver can tell. */
  private static String stableId(CloudEvent input, String type) {
    String key = input.getSource() + "\n" + input.getId() + "\n" + type;
    byte[] hash = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    StringBuilder id = new StringBuilder(32);
    for (int i = 0; i < 16; i++) {
      id.append(Character.forDigit((hash[i] >> 4) & 0xF, 16));
      id.append(Character.forDigit(hash[i] & 0xF, 16));
    }
    return id.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
